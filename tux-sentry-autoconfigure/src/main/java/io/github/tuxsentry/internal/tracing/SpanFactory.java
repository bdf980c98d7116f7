package io.github.tuxsentry.internal.tracing;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.github.tuxsentry.internal.operation.OperationNames;
import io.github.tuxsentry.internal.operation.Operations;
import io.github.tuxsentry.tracing.TraceHeaders;
import io.sentry.CustomSamplingContext;
import io.sentry.IScopes;
import io.sentry.ISpan;
import io.sentry.ITransaction;
import io.sentry.ScopeType;
import io.sentry.SentryDate;
import io.sentry.SpanOptions;
import io.sentry.TransactionContext;
import io.sentry.TransactionOptions;
import io.sentry.protocol.TransactionNameSource;
import org.jspecify.annotations.Nullable;

/**
 * Factory for the SDK's transactions and spans, which applies the configured naming
 * scheme and sets them on their scopes. Thread-safe.
 */
final class SpanFactory {

	/**
	 * The format of W3C Trace Context. Only versions after 00 may have further fields.
	 */
	private static final Pattern TRACEPARENT = Pattern
		.compile("(?!ff|00-.{52}-)[0-9a-f]{2}-(?!0{32})(?<trace>[0-9a-f]{32})"
				+ "-(?!0{16})(?<parent>[0-9a-f]{16})-[0-9a-f]{2}(-.*)?");

	private static final String REDIS = "redis";

	private static final Set<String> REDIS_OPERATIONS = Set.of("db.redis", REDIS);

	private final OperationNames names;

	SpanFactory(OperationNames names) {
		this.names = names;
	}

	/**
	 * Create a transaction.
	 * @param scopes the scopes of the transaction
	 * @param operation the operation
	 * @param headers the headers of the trace to continue
	 * @param samplingContext the additional data for samplers
	 * @param at the start time, or {@code null} for the current time
	 * @return the transaction, current in its scopes
	 */
	ITransaction transaction(IScopes scopes, Started operation, TraceHeaders headers, Map<String, ?> samplingContext,
			@Nullable SentryDate at) {
		TransactionContext context = continued(scopes, headers);
		context.setName(operation.name());
		context.setTransactionNameSource(TransactionNameSource.CUSTOM);
		context.setOperation(this.names.of(operation.operation(), operation.name()));
		TransactionOptions options = new TransactionOptions();
		options.setOrigin(operation.origin());
		options.setStartTimestamp(at);
		options.setCustomSamplingContext(tell(samplingContext, operation.operation(), context.getOperation()));
		ITransaction transaction = scopes.startTransaction(context, options);
		scopes.configureScope(ScopeType.CURRENT, (scope) -> {
			scope.clearTransaction();
			scope.setActiveSpan(transaction);
		});
		scopes.configureScope(ScopeType.ISOLATION, (scope) -> scope.setTransaction(transaction));
		return transaction;
	}

	private static TransactionContext continued(IScopes scopes, TraceHeaders headers) {
		String baggage = headers.baggage();
		TransactionContext context = scopes.continueTrace(sentryTrace(scopes, headers),
				(baggage != null) ? List.of(baggage) : null);
		return (context != null) ? context : new TransactionContext("", "");
	}

	/**
	 * The header {@code sentry-trace} or, without it, the one that corresponds to
	 * {@code traceparent}. The latter leaves the sampling decision to this process: the
	 * rates of other tracing systems are not those of Sentry.
	 */
	private static @Nullable String sentryTrace(IScopes scopes, TraceHeaders headers) {
		if (headers.trace() != null || headers.traceparent() == null || !scopes.getOptions().isPropagateTraceparent()) {
			return headers.trace();
		}
		Matcher traceparent = TRACEPARENT.matcher(headers.traceparent().strip());
		return traceparent.matches() ? traceparent.group("trace") + "-" + traceparent.group("parent") : null;
	}

	private static @Nullable CustomSamplingContext tell(Map<String, ?> samplingContext, @Nullable String given,
			String sent) {
		boolean renamed = given != null && !given.equals(sent);
		if (!renamed && samplingContext.isEmpty()) {
			return null;
		}
		CustomSamplingContext context = new CustomSamplingContext();
		samplingContext.forEach(context::set);
		if (renamed) {
			context.set(Operations.AS_GIVEN, given);
		}
		return context;
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
		scopes.configureScope(ScopeType.CURRENT, (scope) -> scope.setActiveSpan(child));
		return child;
	}

	/**
	 * Description of a span or transaction to start.
	 *
	 * @param operation the operation before the naming scheme is applied
	 * @param name the name of the transaction, or the description of the span
	 * @param origin the origin, in Sentry's notation
	 */
	record Started(String operation, @Nullable String name, String origin) {
	}

}
