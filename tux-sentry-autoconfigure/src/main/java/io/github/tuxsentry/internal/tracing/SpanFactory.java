package io.github.tuxsentry.internal.tracing;

import java.util.Set;

import io.github.tuxsentry.internal.fault.FaultBarrier;
import io.github.tuxsentry.internal.frame.Frame;
import io.github.tuxsentry.internal.frame.SpanFrame;
import io.github.tuxsentry.internal.frame.ThreadScopes;
import io.github.tuxsentry.internal.operation.OperationNames;
import io.sentry.IScopes;
import io.sentry.ISpan;
import io.sentry.ITransaction;
import io.sentry.NoOpSpan;
import io.sentry.SentryDate;
import io.sentry.SpanId;
import io.sentry.SpanOptions;
import io.sentry.util.SpanUtils;
import org.jspecify.annotations.Nullable;

/**
 * Factory for the spans of a sampled transaction. They are light, unless the transaction
 * requires spans of the SDK. The configured naming scheme is applied. Thread-safe.
 */
final class SpanFactory {

	private static final String REDIS = "redis";

	private static final Set<String> REDIS_OPERATIONS = Set.of("db.redis", REDIS);

	private final OperationNames names;

	private final FaultBarrier faults;

	SpanFactory(OperationNames names, FaultBarrier faults) {
		this.names = names;
		this.faults = faults;
	}

	/**
	 * Start a child of the running span.
	 * @param tracer the tracer of the child
	 * @param base the scopes of the running span, or the access to those of the thread
	 * @param known the scopes of the running span, or {@code null} for a thread without
	 * scopes
	 * @param holder the scopes that know the running span
	 * @param work describes the span
	 * @param at the start time, or {@code null} for the current time
	 * @return the child, current on the thread, or {@code null} if nothing is recorded
	 */
	@Nullable ActiveSpan start(Tracer tracer, IScopes base, @Nullable IScopes known, @Nullable IScopes holder, Work work,
			@Nullable SentryDate at) {
		LightSpan light = RunningSpan.light(holder);
		if (light != null) {
			ITransaction transaction = light.spans().transaction();
			if (light.isRunning()) {
				return start(tracer, base, known, light.spans(), light.id(), work, at);
			}
			return RunningSpan.isRunning(transaction)
					? start(tracer, base, known, light.spans(), transaction.getSpanContext().getSpanId(), work, at)
					: null;
		}
		ISpan parent = RunningSpan.ofSdk(holder);
		if (holder == null || parent == null || !RunningSpan.isSampled(parent)) {
			return null;
		}
		LightSpans spans = LightSpans.of(holder, parent);
		return (spans != null) ? start(tracer, base, known, spans, parent.getSpanContext().getSpanId(), work, at)
				: startChild(tracer, base, parent, work, at);
	}

	private ActiveSpan start(Tracer tracer, IScopes base, @Nullable IScopes scopes, LightSpans spans, SpanId parent,
			Work work, @Nullable SentryDate at) {
		LightSpan span = (scopes != null && !isIgnored(work))
				? spans.start(parent, operationOf(work), work.description(), work.origin(), at) : null;
		if (scopes == null || span == null) {
			return startNone(tracer, base);
		}
		return describe(new RecordedLightSpan(span, new SpanFrame(scopes, span, this.faults), tracer), work);
	}

	private static boolean isIgnored(Work work) {
		return SpanUtils.isIgnored(ThreadScopes.options().getIgnoredSpanOrigins(), work.origin());
	}

	/**
	 * Start a span that is not recorded, like one of the SDK that is ignored, or exceeds
	 * the limit.
	 */
	private static ActiveSpan startNone(Tracer tracer, IScopes base) {
		IScopes forked = base.forkedCurrentScope(Frame.CREATOR);
		forked.getScope().setActiveSpan(NoOpSpan.getInstance());
		return new SdkSpan(NoOpSpan.getInstance(), forked, tracer, true);
	}

	private ActiveSpan startChild(Tracer tracer, IScopes base, ISpan parent, Work work, @Nullable SentryDate at) {
		SpanOptions options = new SpanOptions();
		options.setOrigin(work.origin());
		options.setStartTimestamp(at);
		IScopes forked = base.forkedCurrentScope(Frame.CREATOR);
		ISpan child = parent.startChild(operationOf(work), work.description(), options);
		forked.getScope().setActiveSpan(child);
		return describe(new SdkSpan(child, forked, tracer, true), work);
	}

	private String operationOf(Work work) {
		return this.names.of(work.operation(), work.description());
	}

	private static ActiveSpan describe(ActiveSpan span, Work work) {
		if (REDIS_OPERATIONS.contains(work.operation())) {
			span.setAttribute(SpanAttribute.DB_SYSTEM, REDIS).setAttribute(SpanAttribute.DB_SYSTEM_NAME, REDIS);
		}
		return span;
	}

	/**
	 * Description of a span or transaction to start.
	 *
	 * @param operation the operation before the naming scheme is applied
	 * @param name the name of the transaction, or the description of the span
	 * @param origin the origin, in Sentry's notation
	 */
	record Started(String operation, @Nullable String name, String origin) implements Work {

		@Override
		public @Nullable String description() {
			return this.name;
		}

	}

	/**
	 * Work for which a span or transaction is started.
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
		 * Return the description of the span.
		 */
		@Nullable String description();

		/**
		 * Return the origin, in Sentry's notation.
		 */
		String origin();

	}

}
