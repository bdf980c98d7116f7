package io.github.tuxsentry.internal.observation;

import java.util.Locale;
import java.util.Map;

import io.github.tuxsentry.internal.operation.SqlLiterals;
import io.micrometer.common.KeyValue;
import io.micrometer.observation.Observation;
import io.micrometer.observation.transport.ReceiverContext;
import io.micrometer.observation.transport.SenderContext;
import org.jspecify.annotations.Nullable;

/**
 * Operation and description of an observation.
 */
final class ObservedOperation {

	private static final String HTTP_CLIENT = "http.client";

	private static final String DB_QUERY = "db.query";

	private static final String FUNCTION = "function";

	private static final String REDIS = "redis";

	private static final Map<String, String> BY_NAME = Map.of("http.client.requests", HTTP_CLIENT,
			"http.server.requests", "http.server", "jdbc.query", DB_QUERY, "jdbc.connection", "jdbc.connection",
			"jdbc.result-set", "jdbc.result_set", "jdbc.generated-keys", "jdbc.result_set", "tasks.scheduled.execution",
			"task.scheduled", "method.observed", FUNCTION);

	/**
	 * Names of the contexts of methods with an annotation of Micrometer: the class must
	 * not be loaded without AspectJ.
	 */
	private static final String OBSERVED_METHOD = "io.micrometer.observation.aop.ObservedAspect";

	private static final String SQL = "jdbc.query[0]";

	private ObservedOperation() {
	}

	static String of(Observation.Context context) {
		String name = context.getName();
		String known = (name != null) ? BY_NAME.get(name) : null;
		if (known != null) {
			return known;
		}
		if (REDIS.equals(value(context, "db.system"))) {
			return "db.redis";
		}
		if (context.getClass().getName().startsWith(OBSERVED_METHOD)) {
			return FUNCTION;
		}
		if (context instanceof SenderContext<?> sender) {
			return switch (sender.getKind()) {
				case PRODUCER -> "queue.publish";
				case CLIENT, SERVER -> "rpc.client";
				case CONSUMER -> "queue.process";
			};
		}
		if (context instanceof ReceiverContext<?> receiver) {
			return switch (receiver.getKind()) {
				case CONSUMER -> "queue.process";
				case CLIENT, SERVER, PRODUCER -> "rpc.server";
			};
		}
		return (name != null) ? name : FUNCTION;
	}

	/**
	 * Return the description of an observation. More details are available at its end
	 * than at its start.
	 */
	static String describe(Observation.Context context) {
		String description = switch (of(context)) {
			case HTTP_CLIENT, "http.server" -> request(context);
			case DB_QUERY -> query(context);
			case "task.scheduled" -> method(context);
			default -> null;
		};
		if (description != null) {
			return description;
		}
		String contextual = context.getContextualName();
		return (contextual != null) ? contextual : String.valueOf(context.getName());
	}

	private static @Nullable String request(Observation.Context context) {
		String method = value(context, "method");
		String uri = value(context, "uri");
		return (method != null && uri != null) ? method.toUpperCase(Locale.ROOT) + " " + uri : null;
	}

	private static @Nullable String query(Observation.Context context) {
		KeyValue sql = context.getHighCardinalityKeyValue(SQL);
		return (sql != null) ? SqlLiterals.mask(sql.getValue()) : null;
	}

	private static @Nullable String method(Observation.Context context) {
		String type = value(context, "code.namespace");
		String method = value(context, "code.function");
		return (type != null && method != null) ? type.substring(type.lastIndexOf('.') + 1) + "." + method : null;
	}

	static @Nullable String value(Observation.Context context, String key) {
		KeyValue value = context.getLowCardinalityKeyValue(key);
		return (value != null && !KeyValue.NONE_VALUE.equalsIgnoreCase(value.getValue())) ? value.getValue() : null;
	}

}
