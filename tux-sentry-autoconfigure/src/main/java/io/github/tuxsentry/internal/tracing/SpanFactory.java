package io.github.tuxsentry.internal.tracing;

import java.util.Set;

import io.github.tuxsentry.internal.operation.OperationNames;
import io.sentry.IScopes;
import io.sentry.ISpan;
import io.sentry.SentryDate;
import io.sentry.SpanOptions;
import org.jspecify.annotations.Nullable;

/**
 * Factory for the SDK's spans, which applies the configured naming scheme and sets them
 * on their scopes. Thread-safe.
 */
final class SpanFactory {

	private static final String REDIS = "redis";

	private static final Set<String> REDIS_OPERATIONS = Set.of("db.redis", REDIS);

	private final OperationNames names;

	SpanFactory(OperationNames names) {
		this.names = names;
	}

	/**
	 * Create a child of a span.
	 * @param scopes the scopes of the child
	 * @param parent the parent
	 * @param operation the operation
	 * @param at the start time, or {@code null} for the current time
	 * @return the child, current in its scopes
	 */
	ISpan child(IScopes scopes, ISpan parent, Started operation, @Nullable SentryDate at) {
		SpanOptions options = new SpanOptions();
		options.setOrigin(operation.origin());
		options.setStartTimestamp(at);
		ISpan child = parent.startChild(this.names.of(operation.operation(), operation.name()), operation.name(),
				options);
		if (REDIS_OPERATIONS.contains(operation.operation())) {
			SpanAttribute.DB_SYSTEM.set(child, REDIS);
			SpanAttribute.DB_SYSTEM_NAME.set(child, REDIS);
		}
		scopes.getScope().setActiveSpan(child);
		return child;
	}

	/**
	 * Description of a span or transaction to start.
	 *
	 * @param operation the operation before the naming scheme is applied
	 * @param name the name of the transaction, or the description of the span
	 * @param origin the origin, in Sentry's notation
	 */
	record Started(String operation, @Nullable String name, String origin) implements Work {
	}

	/**
	 * Work for which a transaction is started.
	 */
	interface Work {

		/**
		 * Return the operation before the naming scheme is applied.
		 */
		String operation();

		/**
		 * Return the name of the transaction.
		 */
		@Nullable String name();

		/**
		 * Return the origin, in Sentry's notation.
		 */
		String origin();

	}

}
