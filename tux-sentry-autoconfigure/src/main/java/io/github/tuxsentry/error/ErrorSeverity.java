package io.github.tuxsentry.error;

/**
 * How bad an error of the bot's domain is.
 */
public enum ErrorSeverity {

	/**
	 * Expected in daily use.
	 */
	INFO,

	/**
	 * Something to look at.
	 */
	WARNING,

	/**
	 * An operation failed.
	 */
	ERROR,

	/**
	 * The bot cannot go on.
	 */
	FATAL

}
