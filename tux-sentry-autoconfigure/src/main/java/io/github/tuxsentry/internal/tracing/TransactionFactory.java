package io.github.tuxsentry.internal.tracing;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.github.tuxsentry.internal.fault.FaultBarrier;
import io.github.tuxsentry.internal.frame.Frame;
import io.github.tuxsentry.internal.frame.ThreadScopes;
import io.github.tuxsentry.internal.frame.UnsampledTransaction;
import io.github.tuxsentry.internal.operation.OperationNames;
import io.github.tuxsentry.internal.operation.Operations;
import io.github.tuxsentry.internal.tracing.SpanFactory.Work;
import io.github.tuxsentry.tracing.TraceHeaders;
import io.sentry.CustomSamplingContext;
import io.sentry.IScope;
import io.sentry.IScopes;
import io.sentry.ITransaction;
import io.sentry.PropagationContext;
import io.sentry.SentryDate;
import io.sentry.SentryOptions;
import io.sentry.TracesSamplingDecision;
import io.sentry.TransactionContext;
import io.sentry.TransactionOptions;
import io.sentry.protocol.TransactionNameSource;
import org.jspecify.annotations.Nullable;

/**
 * Factory for transactions, each in scopes of its own. The sampling decision comes first:
 * a transaction that is sampled out has a {@link Frame}, and only one that is sampled is
 * created with its scopes. Thread-safe.
 */
final class TransactionFactory {

	/**
	 * The format of W3C Trace Context. Only versions after 00 may have further fields.
	 */
	private static final Pattern TRACEPARENT = Pattern
		.compile("(?!ff|00-.{52}-)[0-9a-f]{2}-(?!0{32})(?<trace>[0-9a-f]{32})"
				+ "-(?!0{16})(?<parent>[0-9a-f]{16})-[0-9a-f]{2}(-.*)?");

	private final OperationNames names;

	private final FaultBarrier faults;

	TransactionFactory(OperationNames names, FaultBarrier faults) {
		this.names = names;
		this.faults = faults;
	}

	/**
	 * Start a transaction with a trace of its own.
	 * @param tracer the tracer of the transaction
	 * @param base the scopes to fork
	 * @param work describes the transaction
	 * @param custom the additional data for samplers
	 * @param at the start time, or {@code null} for the current time
	 * @return the transaction, current on the thread
	 */
	ActiveSpan start(Tracer tracer, BaseScopes base, Work work, Map<String, ?> custom, @Nullable SentryDate at) {
		SentryOptions options = ThreadScopes.options();
		String name = Objects.requireNonNull(work.name(), "name");
		String operation = this.names.of(work.operation(), name);
		if (!TransactionSampling.appliesTo(options, work.origin())) {
			return start(tracer, base, new TransactionContext(name, TransactionNameSource.CUSTOM, operation), work,
					samplingContext(custom, work.operation(), operation), at);
		}
		double rate = TransactionSampling.rateOf(options, work.operation(), operation, name);
		if (Double.isNaN(rate)) {
			TransactionContext context = new TransactionContext(name, TransactionNameSource.CUSTOM, operation);
			return startIfSampled(tracer, base, context, work, samplingContext(custom, work.operation(), operation),
					at);
		}
		double random = TransactionSampling.random();
		if (rate < random) {
			return sampledOut(base, new UnsampledTransaction(operation, name, work.origin(), rate, random));
		}
		return start(tracer, base, new TransactionContext(name, TransactionNameSource.CUSTOM, operation,
				TransactionSampling.sampledIn(options, rate, random)), work, null, at);
	}

	private ActiveSpan startIfSampled(Tracer tracer, BaseScopes base, TransactionContext context, Work work,
			@Nullable CustomSamplingContext custom, @Nullable SentryDate at) {
		context.setOrigin(work.origin());
		TracesSamplingDecision decision = TransactionSampling.sample(ThreadScopes.options(), context, custom);
		context.setSamplingDecision(decision);
		return decision.getSampled() ? start(tracer, base, context, work, null, at)
				: sampledOut(base, new UnsampledTransaction(context));
	}

	private ActiveSpan sampledOut(BaseScopes base, UnsampledTransaction transaction) {
		return UnsampledSpan.started(transaction, base.frame(transaction, this.faults));
	}

	private static ActiveSpan start(Tracer tracer, BaseScopes base, TransactionContext context, Work work,
			@Nullable CustomSamplingContext custom, @Nullable SentryDate at) {
		IScopes scopes = base
			.fork(new PropagationContext(context.getTraceId(), context.getSpanId(), null, context.getBaggage(), null));
		return create(tracer, scopes, context, work, custom, at);
	}

	/**
	 * Continue a trace.
	 * @param tracer the tracer of the transaction
	 * @param scopes the scopes of the transaction
	 * @param work describes the transaction
	 * @param headers the headers of the trace, which have the sampling decision
	 * @return the transaction, current on the thread
	 */
	ActiveSpan continued(Tracer tracer, IScopes scopes, Work work, TraceHeaders headers) {
		String baggage = headers.baggage();
		TransactionContext continued = scopes.continueTrace(sentryTrace(scopes, headers),
				(baggage != null) ? List.of(baggage) : null);
		TransactionContext context = (continued != null) ? continued : new TransactionContext("", "");
		context.setName(Objects.requireNonNull(work.name(), "name"));
		context.setTransactionNameSource(TransactionNameSource.CUSTOM);
		context.setOperation(this.names.of(work.operation(), work.name()));
		return create(tracer, scopes, context, work,
				samplingContext(Map.of(), work.operation(), context.getOperation()), null);
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

	private static @Nullable CustomSamplingContext samplingContext(Map<String, ?> custom, @Nullable String given,
			String sent) {
		boolean renamed = given != null && !given.equals(sent);
		if (!renamed && custom.isEmpty()) {
			return null;
		}
		CustomSamplingContext context = new CustomSamplingContext();
		custom.forEach(context::set);
		if (renamed) {
			context.set(Operations.AS_GIVEN, given);
		}
		return context;
	}

	private static ActiveSpan create(Tracer tracer, IScopes scopes, TransactionContext context, Work work,
			@Nullable CustomSamplingContext custom, @Nullable SentryDate at) {
		TransactionOptions options = new TransactionOptions();
		options.setOrigin(work.origin());
		options.setStartTimestamp(at);
		options.setCustomSamplingContext(custom);
		ITransaction transaction = scopes.startTransaction(context, options);
		IScope current = scopes.getScope();
		current.clearTransaction();
		current.setActiveSpan(transaction);
		scopes.getIsolationScope().setTransaction(transaction);
		LightSpans.record(transaction, options, scopes);
		return new SdkSpan(transaction, scopes, tracer, true);
	}

}
