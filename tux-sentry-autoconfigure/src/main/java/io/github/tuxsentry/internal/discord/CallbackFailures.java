package io.github.tuxsentry.internal.discord;

import io.github.tuxsentry.internal.capture.LoggedFailureListener;

/**
 * Listener that reports the exceptions of callbacks of calls to Discord. JDA catches
 * them, and only logs them.
 */
final class CallbackFailures implements LoggedFailureListener {

	private static final String LOGGER = "net.dv8tion.jda.api.requests.RestAction";

	private static final String MESSAGE = "Encountered error while processing";

	private final FailureReporter reporter;

	CallbackFailures(FailureReporter reporter) {
		this.reporter = reporter;
	}

	@Override
	public void logged(String logger, String message, Throwable thrown) {
		if (LOGGER.equals(logger) && message.startsWith(MESSAGE)) {
			this.reporter.report(thrown, (spec) -> {
			});
		}
	}

}
