package io.github.tuxsentry.autoconfigure;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

import io.github.tuxsentry.operation.OperationNames;
import io.github.tuxsentry.tracing.FailureStatusRule;
import io.github.tuxsentry.tracing.FailureStatuses;
import io.sentry.SpanStatus;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.util.ClassUtils;

/**
 * Tracing of the application's own methods.
 *
 * @param enabled Whether calls to methods with @Transaction and @Span are traced.
 * @param operationNames By which names operations are sent: those of Sentry (db.query,
 * http.client, cache.get), for which it has pages, or those of Tux (database.query,
 * http.request, cache.operation).
 * @param statuses Status of a span or transaction that fails, by the name of the
 * exception's class, e.g. com.example.CaseMissingException=not_found. It holds for
 * subclasses too; the nearest class counts. They come on top of the built-in ones.
 * @param reactor methods that return a Mono or Flux
 */
@ConfigurationProperties("tux.sentry.tracing")
public record TracingProperties(@DefaultValue("true") boolean enabled,
		@DefaultValue("sentry") OperationNames operationNames, @DefaultValue Map<String, SpanStatus> statuses,
		@DefaultValue Reactor reactor) {

	private static final String ALLOWED = "A status stands under the full name of an exception's class.";

	FailureStatuses toFailureStatuses(Collection<FailureStatusRule> rules, @Nullable ClassLoader classLoader) {
		Map<String, SpanStatus> byClassName = new HashMap<>();
		this.statuses.forEach((name, status) -> byClassName.put(find(name, status, classLoader).getName(), status));
		return new FailureStatuses(byClassName, rules);
	}

	private static Class<?> find(String name, SpanStatus status, @Nullable ClassLoader classLoader) {
		try {
			Class<?> type = ClassUtils.forName(name, classLoader);
			if (Throwable.class.isAssignableFrom(type)) {
				return type;
			}
			throw invalid(name, status, "This class is no exception. " + ALLOWED);
		}
		catch (ClassNotFoundException | LinkageError ex) {
			throw invalid(name, status, "There is no class of this name. " + ALLOWED);
		}
	}

	private static RuntimeException invalid(String name, SpanStatus status, String reason) {
		return new InvalidConfigurationPropertyValueException("tux.sentry.tracing.statuses." + name, status, reason);
	}

	/**
	 * Traced methods that return a Mono or Flux.
	 *
	 * @param enabled Whether a span covers a subscription to the Mono or Flux. Else it
	 * ends when the method returns.
	 */
	public record Reactor(@DefaultValue("true") boolean enabled) {
	}

}
