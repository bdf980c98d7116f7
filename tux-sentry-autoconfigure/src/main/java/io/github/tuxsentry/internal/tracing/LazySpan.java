package io.github.tuxsentry.internal.tracing;

import java.util.concurrent.atomic.AtomicReference;

import io.github.tuxsentry.internal.fault.FaultBarrier;
import io.sentry.IScopes;
import io.sentry.SentryDate;
import io.sentry.SpanStatus;
import org.jspecify.annotations.Nullable;

/**
 * Factory for the spans of a traced call whose result starts its work later. A span
 * belongs to the user of the result. If that is unknown, because the result is used on
 * another thread, the span belongs to the caller of the method as long as the caller's
 * span runs. Thread-safe; methods do not throw exceptions.
 */
public final class LazySpan {

	private final Tracer tracer;

	private final TracedOperation operation;

	private final FaultBarrier faults;

	/**
	 * Retained for the first use only, so that a long-lived result does not retain the
	 * transaction of its caller.
	 */
	private final AtomicReference<@Nullable IScopes> caller;

	LazySpan(Tracer tracer, TracedOperation operation, FaultBarrier faults) {
		this.tracer = tracer;
		this.operation = operation;
		this.faults = faults;
		this.caller = new AtomicReference<>(faults.getOrNull("capture a scope", tracer::forkOfRunning));
	}

	/**
	 * Start the span of a single use, and make it current on the calling thread, which
	 * has to {@linkplain ActiveSpan#detach() detach} it.
	 * @param context the scopes of the user of the result, or {@code null} to use those
	 * of the thread
	 * @return the span, or {@code null} if the use requires none
	 */
	public @Nullable ActiveSpan start(@Nullable IScopes context) {
		return start(context, null);
	}

	@Nullable ActiveSpan start(@Nullable IScopes context, @Nullable SentryDate at) {
		IScopes calledIn = this.caller.getAndSet(null);
		return this.faults.getOrNull("start a span",
				() -> this.tracer.start(this.operation, this.tracer.base(context, calledIn), at));
	}

	/**
	 * End the span of a use that is complete.
	 * @param span the span
	 * @param failure the failure of the work, or {@code null} if it succeeded
	 */
	public void end(ActiveSpan span, @Nullable Throwable failure) {
		if (failure != null) {
			this.faults.run("fail a span", () -> span.fail(failure));
		}
		this.faults.run("end a span", span::end);
	}

	/**
	 * End the span of a use that was cancelled.
	 * @param span the span
	 */
	public void cancel(ActiveSpan span) {
		this.faults.run("cancel a span", () -> span.setStatus(SpanStatus.CANCELLED).end());
	}

}
