package io.github.tuxsentry.internal.tracing;

import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;

import io.github.tuxsentry.internal.fault.FaultBarrier;
import io.github.tuxsentry.spi.ResultHandler;
import io.sentry.SentryDate;
import org.jspecify.annotations.Nullable;

/**
 * Invocation of a method within the span that its operation requires. Internal errors of
 * tracing do not affect the call: it is performed once, and its result or exception is
 * propagated to the caller unchanged. Thread-safe.
 */
public final class TracedCall {

	private final Tracer tracer;

	private final FaultBarrier faults;

	/**
	 * Create a new traced call.
	 * @param tracer starts the spans
	 * @param faults handles internal errors
	 */
	public TracedCall(Tracer tracer, FaultBarrier faults) {
		this.tracer = tracer;
		this.faults = faults;
	}

	/**
	 * Return whether the current thread is neither within a sampled transaction nor part
	 * of a unit of work, so that the call of an operation that is not a transaction needs
	 * nothing, provided that its result is not lazy.
	 * @return {@code true} if such a call may be performed directly
	 */
	public boolean isIdle() {
		try {
			return !this.tracer.isRecording() && UnitOfWork.current() == null;
		}
		catch (Throwable fault) {
			this.faults.caught("find the running transaction", fault);
			return true;
		}
	}

	/**
	 * Perform a call.
	 * @param operation the traced operation
	 * @param call the call
	 * @return the result of the call
	 * @throws Throwable the exception thrown by the call
	 */
	public @Nullable Object proceed(TracedOperation operation, Call call) throws Throwable {
		if (operation.results() instanceof LazyResultHandler results) {
			return proceedLazily(operation, results, call);
		}
		ActiveSpan span = start(operation);
		if (span == null) {
			return (UnitOfWork.current() != null) ? follow(ActiveSpan.none(), operation, call.proceed())
					: call.proceed();
		}
		Object result;
		try {
			result = call.proceed();
		}
		catch (Throwable failure) {
			leave(span);
			end(span, failure);
			throw failure;
		}
		leave(span);
		return follow(span, operation, result);
	}

	private @Nullable ActiveSpan start(TracedOperation operation) {
		try {
			return this.tracer.start(operation);
		}
		catch (Throwable fault) {
			this.faults.caught("start a span", fault);
			return null;
		}
	}

	private void leave(ActiveSpan span) {
		try {
			span.detach();
		}
		catch (Throwable fault) {
			this.faults.caught("leave a span", fault);
		}
	}

	private @Nullable Object follow(ActiveSpan span, TracedOperation operation, @Nullable Object result) {
		if (ResultHandlers.isPlain(operation.results())) {
			end(span, null);
			return result;
		}
		ResultHandler.Completion completion = holding((failure) -> end(span, failure));
		try {
			return operation.returned(result,
					operation.results()
						.onCompletion(result, (result instanceof Future<?> future && !future.isDone())
								? span.register(future, completion) : completion));
		}
		catch (Throwable fault) {
			this.faults.caught("observe a result", fault);
			completion.done(null);
			return result;
		}
	}

	/**
	 * Hold the current unit of work open until the work behind a result completes.
	 */
	private static ResultHandler.Completion holding(ResultHandler.Completion completion) {
		UnitOfWork work = UnitOfWork.held();
		if (work == null) {
			return completion;
		}
		AtomicBoolean held = new AtomicBoolean(true);
		return (failure) -> {
			completion.done(failure);
			if (held.compareAndSet(true, false)) {
				work.release();
			}
		};
	}

	/**
	 * A call that throws an exception instead of returning a result is treated as used
	 * and failed.
	 */
	private @Nullable Object proceedLazily(TracedOperation operation, LazyResultHandler results, Call call)
			throws Throwable {
		if (!this.tracer.isEnabled()) {
			return call.proceed();
		}
		SentryDate at = this.faults.getOrNull("get the time", this.tracer::now);
		LazySpan span = new LazySpan(this.tracer, operation, this.faults);
		Object result;
		try {
			result = call.proceed();
		}
		catch (Throwable failure) {
			ActiveSpan failed = span.start(null, at);
			if (failed != null) {
				leave(failed);
				span.end(failed, failure);
			}
			throw failure;
		}
		try {
			return operation.returned(result, results.onUse(result, span));
		}
		catch (Throwable fault) {
			this.faults.caught("observe a result", fault);
			return result;
		}
	}

	private void end(ActiveSpan span, @Nullable Throwable failure) {
		if (failure != null) {
			this.faults.run("fail a span", () -> span.fail(failure));
		}
		try {
			span.end();
		}
		catch (Throwable fault) {
			this.faults.caught("end a span", fault);
		}
	}

	/**
	 * Invocation of an application method.
	 */
	@FunctionalInterface
	public interface Call {

		/**
		 * Perform the call.
		 * @return the result
		 * @throws Throwable the exception thrown by the method
		 */
		@Nullable Object proceed() throws Throwable;

	}

}
