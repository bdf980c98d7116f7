package io.github.tuxsentry.internal.discord.execution;

import java.util.concurrent.TimeoutException;

/**
 * Outcome of an interaction that the bot did not acknowledge in time, so that the user
 * was shown that the application did not respond.
 */
final class InteractionNotAcknowledgedException extends TimeoutException {

	InteractionNotAcknowledgedException(String name) {
		super("The interaction '" + name + "' was not acknowledged within the 3 seconds that Discord grants");
	}

	/**
	 * The stack trace would be that of a timer.
	 */
	@Override
	public synchronized Throwable fillInStackTrace() {
		return this;
	}

}
