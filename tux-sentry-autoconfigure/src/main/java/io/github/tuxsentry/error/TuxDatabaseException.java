package io.github.tuxsentry.error;

import org.jspecify.annotations.Nullable;

/**
 * A database that could not be reached or did not do what it was asked to.
 */
public class TuxDatabaseException extends TuxException {

	/**
	 * Creates an error.
	 * @param message what could not be done, for developers
	 * @param cause what the database or its driver threw, or {@code null}
	 */
	public TuxDatabaseException(String message, @Nullable Throwable cause) {
		super("database", message, ErrorSeverity.ERROR, null, cause);
	}

}
