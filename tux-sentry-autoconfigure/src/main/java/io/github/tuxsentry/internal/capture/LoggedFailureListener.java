package io.github.tuxsentry.internal.capture;

/**
 * Is told of throwables that excluded loggers log as errors: some libraries catch what a
 * bot's callback throws and tell nobody but their log. Called on the logging thread;
 * implementations are thread-safe and fast.
 */
@FunctionalInterface
public interface LoggedFailureListener {

	/**
	 * A throwable was logged.
	 * @param logger the logger's name
	 * @param message the line's message
	 * @param thrown the throwable
	 */
	void logged(String logger, String message, Throwable thrown);

}
