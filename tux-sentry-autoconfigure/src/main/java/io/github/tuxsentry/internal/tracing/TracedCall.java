package io.github.tuxsentry.internal.tracing;

import java.util.concurrent.Future;

import io.github.tuxsentry.internal.fault.FaultBarrier;
import io.github.tuxsentry.spi.ResultHandler;
import io.sentry.SentryDate;
import org.jspecify.annotations.Nullable;

/**
 * Makes a call inside the span that its operation asks for. Whatever happens in tracing,
 * the call is made once and its result or exception reaches the caller unchanged.
 * Thread-safe.
 */
public final class TracedCall {

	private final Tracer tracer;

	private final FaultBarrier faults;

	/**
	 * Creates a traced call.
	 * @param tracer starts the spans
	 * @param faults takes the faults of tracing
	 */
	public TracedCall(Tracer tracer, FaultBarrier faults) {
		this.tracer = tracer;
		this.faults = faults;
	}

	/**
	 * Makes the call.
	 * @param operation what to trace it as
	 * @param call the call
	 * @return what the call returned
	 * @throws Throwable what the call threw
	 */
	public @Nullable Object proceed(TracedOperation operation, Call call) throws Throwable {
		if (operation.results() instanceof LazyResultHandler results) {
			return proceedLazily(operation, results, call);
		}
		ActiveSpan span = start(operation);
		if (span == null) {
			return call.proceed();
		}
		Object result;
		try {
			result = call.proceed();
		}
		catch (Throwable failure) {
			this.faults.run("leave a span", span::leave);
			end(span, failure);
			throw failure;
		}
		this.faults.run("leave a span", span::leave);
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

	private @Nullable Object follow(ActiveSpan span, TracedOperation operation, @Nullable Object result) {
		try {
			ResultHandler.Completion completion = (failure) -> end(span, failure);
			return operation.returned(result,
					operation.results()
						.onCompletion(result, (result instanceof Future<?> future && !future.isDone())
								? span.keep(future, completion) : completion));
		}
		catch (Throwable fault) {
			this.faults.caught("follow a result", fault);
			end(span, null);
			return result;
		}
	}

	/**
	 * What throws instead of returning a result has been used and has failed.
	 */
	private @Nullable Object proceedLazily(TracedOperation operation, LazyResultHandler results, Call call)
			throws Throwable {
		if (!this.tracer.isEnabled()) {
			return call.proceed();
		}
		SentryDate at = this.faults.getOrNull("tell the time", this.tracer::now);
		LazySpan span = new LazySpan(this.tracer, operation, this.faults);
		Object result;
		try {
			result = call.proceed();
		}
		catch (Throwable failure) {
			ActiveSpan failed = span.start(null, at);
			if (failed != null) {
				this.faults.run("leave a span", failed::leave);
				span.end(failed, failure);
			}
			throw failure;
		}
		try {
			return operation.returned(result, results.onUse(result, span));
		}
		catch (Throwable fault) {
			this.faults.caught("follow a result", fault);
			return result;
		}
	}

	private void end(ActiveSpan span, @Nullable Throwable failure) {
		if (failure != null) {
			this.faults.run("fail a span", () -> span.fail(failure));
		}
		this.faults.run("end a span", span::end);
	}

	/**
	 * A call of a method of the bot.
	 */
	@FunctionalInterface
	public interface Call {

		/**
		 * Makes the call.
		 * @return what it returned
		 * @throws Throwable what it threw
		 */
		@Nullable Object proceed() throws Throwable;

	}

}
