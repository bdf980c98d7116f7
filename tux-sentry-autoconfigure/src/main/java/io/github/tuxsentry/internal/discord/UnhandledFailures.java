package io.github.tuxsentry.internal.discord;

import java.util.concurrent.CancellationException;
import java.util.function.Consumer;

import io.github.tuxsentry.internal.capture.LoggedFailureListener;
import io.github.tuxsentry.internal.fault.FaultBarrier;
import net.dv8tion.jda.api.requests.RestAction;

/**
 * Reporter of failures of calls to Discord that the bot does not handle. Failed calls
 * without a failure handler are passed to JDA's default handler, of which there is one
 * per process: this one is installed in front of it, and removed when its application
 * closes. Exceptions of callbacks are caught and only logged by JDA.
 */
final class UnhandledRestFailures implements LoggedFailureListener, AutoCloseable {

	private static final String CALLBACK_LOGGER = "net.dv8tion.jda.api.requests.RestAction";

	private static final String CALLBACK_MESSAGE = "Encountered error while processing";

	private final FailureReporter reporter;

	private final FaultBarrier faults;

	private final Consumer<? super Throwable> before;

	private final Consumer<Throwable> chained = this::failed;

	/**
	 * Install this handler in front of JDA's default failure handler.
	 * @param reporter captures the failures
	 * @param faults handles internal errors
	 */
	UnhandledRestFailures(FailureReporter reporter, FaultBarrier faults) {
		this.reporter = reporter;
		this.faults = faults;
		this.before = RestAction.getDefaultFailure();
		RestAction.setDefaultFailure(this.chained);
	}

	private void failed(Throwable failure) {
		if (!(failure instanceof CancellationException)) {
			this.faults.run("report a call to Discord", () -> report(failure));
		}
		this.before.accept(failure);
	}

	@Override
	public void logged(String logger, String message, Throwable thrown) {
		if (CALLBACK_LOGGER.equals(logger) && message.startsWith(CALLBACK_MESSAGE)) {
			report(thrown);
		}
	}

	private void report(Throwable failure) {
		this.reporter.reportCall(failure);
	}

	@Override
	public void close() {
		if (RestAction.getDefaultFailure() == this.chained) {
			RestAction.setDefaultFailure(this.before);
		}
	}

}
