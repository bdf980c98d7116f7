package io.github.tuxsentry.internal.capture;

/**
 * Callback for throwables that are logged as errors: some libraries catch the exceptions
 * of a bot's callbacks and only log them. Called on the logging thread, whatever the
 * level of the logger; implementations must be thread-safe and fast.
 */
@FunctionalInterface
public interface LoggedFailureListener {

	/**
	 * Called when a throwable was logged.
	 * @param logger the name of the logger
	 * @param message the log message, without arguments
	 * @param thrown the throwable
	 */
	void logged(String logger, String message, Throwable thrown);

}
