package io.github.tuxsentry.error;

/**
 * Severity of a {@link DomainError}, which determines the level of its event.
 *
 * @since 0.1.0
 */
public enum ErrorSeverity {

	/**
	 * Expected in normal operation.
	 */
	INFO,

	/**
	 * Unexpected, without a failed operation.
	 */
	WARNING,

	/**
	 * A failed operation.
	 */
	ERROR,

	/**
	 * A failure from which the bot cannot recover.
	 */
	FATAL

}
