package io.github.tuxsentry.error;

import org.jspecify.annotations.Nullable;

/**
 * Exception thrown when a database is unavailable or an operation on it fails.
 *
 * @since 0.1.0
 */
public class TuxDatabaseException extends TuxException {

	/**
	 * Create a new exception.
	 * @param message the message for developers
	 * @param cause the exception of the database or its driver, or {@code null}
	 */
	public TuxDatabaseException(String message, @Nullable Throwable cause) {
		super("database", message, ErrorSeverity.ERROR, null, cause);
	}

}
