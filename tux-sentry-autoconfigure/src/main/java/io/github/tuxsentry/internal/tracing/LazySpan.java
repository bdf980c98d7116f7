package io.github.tuxsentry.internal.tracing;

import java.util.concurrent.atomic.AtomicReference;

import io.github.tuxsentry.internal.fault.FaultBarrier;
import io.sentry.IScopes;
import io.sentry.SentryDate;
import io.sentry.SpanStatus;
import org.jspecify.annotations.Nullable;

/**
 * Starts the spans of a traced call that has returned a result whose work starts later. A
 * span belongs to whoever uses the result; where that is not known, because the use is on
 * another thread, to the caller of the method as long as its span runs. Thread-safe; no
 * method throws.
 */
public final class LazySpan {

	private final Tracer tracer;

	private final TracedOperation operation;

	private final FaultBarrier faults;

	/**
	 * Held for the first use only, so that a result which is kept for long does not keep
	 * its caller's transaction.
	 */
	private final AtomicReference<@Nullable IScopes> caller;

	LazySpan(Tracer tracer, TracedOperation operation, FaultBarrier faults) {
		this.tracer = tracer;
		this.operation = operation;
		this.faults = faults;
		this.caller = new AtomicReference<>(faults.getOrNull("capture a scope", tracer::forkOfRunning));
	}

	/**
	 * Starts the span of one use and makes it current on the calling thread, which is to
	 * {@linkplain ActiveSpan#leave() leave} it.
	 * @param context the scopes of who uses the result, if they are known otherwise than
	 * from the thread
	 * @return the span, or {@code null} if the use needs none
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
	 * Ends the span of a use whose work is done.
	 * @param span the span
	 * @param failure what the work failed with, or {@code null} if it succeeded
	 */
	public void end(ActiveSpan span, @Nullable Throwable failure) {
		if (failure != null) {
			this.faults.run("fail a span", () -> span.fail(failure));
		}
		this.faults.run("end a span", span::end);
	}

	/**
	 * Ends the span of a use that was given up.
	 * @param span the span
	 */
	public void cancel(ActiveSpan span) {
		this.faults.run("cancel a span", () -> span.setStatus(SpanStatus.CANCELLED).end());
	}

}
