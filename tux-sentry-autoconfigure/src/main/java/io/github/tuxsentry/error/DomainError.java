package io.github.tuxsentry.error;

import org.jspecify.annotations.Nullable;

/**
 * An error of a bot's domain: one with a stable code, a severity and, where the Discord
 * user is to be told, a message for that user. Exceptions that have a superclass of their
 * own implement it; others extend {@link TuxException}. Either is treated alike wherever
 * errors are captured, filtered, counted and traced.
 */
public interface DomainError {

	/**
	 * Returns the stable code of this kind of error.
	 * @return the code, e.g. {@code "case_not_found"}
	 */
	String getCode();

	/**
	 * Returns how bad the error is.
	 * @return the severity; {@link ErrorSeverity#ERROR} unless overridden
	 */
	default ErrorSeverity getSeverity() {
		return ErrorSeverity.ERROR;
	}

	/**
	 * Returns what the Discord user is told.
	 * @return the message, or {@code null} if the error is not for the user
	 */
	default @Nullable String getUserMessage() {
		return null;
	}

	/**
	 * Tells whether the Discord user is told of the error. One that is told is the user's
	 * to mend: it is counted and not sent.
	 * @return {@code true} if there is a message for the user
	 */
	default boolean isUserFacing() {
		return getUserMessage() != null;
	}

}
