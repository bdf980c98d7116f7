package io.github.tuxsentry.internal.executor;

import java.util.function.Supplier;

import io.github.tuxsentry.internal.capture.UncaughtErrors;
import io.github.tuxsentry.internal.fault.FaultBarrier;

import org.springframework.util.ErrorHandler;

/**
 * Error handler of a scheduler that captures what tasks throw, before it invokes the
 * application's own handler. Spring's own handlers log what they handle.
 *
 * @param delegate the application's own handler
 * @param errors the supplier of the capture, consulted with each error
 * @param faults handles internal errors
 */
record CapturingErrorHandler(ErrorHandler delegate, Supplier<UncaughtErrors> errors,
		FaultBarrier faults) implements ErrorHandler {

	@Override
	public void handleError(Throwable thrown) {
		this.faults.run("capture the error of a scheduler",
				() -> this.errors.get().capture(thrown, LoggedUncaughtErrors.SCHEDULER));
		this.delegate.handleError(thrown);
	}

}
