package io.github.tuxsentry.tracing;

import io.github.tuxsentry.fault.FaultBarrier;
import org.jspecify.annotations.Nullable;

/**
 * Makes a call inside the span that its operation asks for. Whatever happens in tracing,
 * the call is made once and its result or exception reaches the caller unchanged.
 * Thread-safe.
 */
public final class TracedCall {

	private static final String ORIGIN = "auto.function.tux_sentry";

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
		ActiveSpan span = this.faults.getOrNull("start a span", () -> start(operation));
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
		if (this.tracer.isInTransaction()) {
			return this.tracer.startSpan(operation.operation(), operation.description(), ORIGIN);
		}
		return operation.transaction() ? this.tracer.startTransaction(operation.operation(), operation.name(), ORIGIN)
				: null;
	}

	private @Nullable Object follow(ActiveSpan span, TracedOperation operation, @Nullable Object result) {
		try {
			return operation.results().onCompletion(result, (failure) -> end(span, failure));
		}
		catch (Throwable fault) {
			this.faults.caught("follow a result", fault);
			end(span, null);
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
