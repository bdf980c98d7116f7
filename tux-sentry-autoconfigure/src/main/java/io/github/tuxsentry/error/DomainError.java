package io.github.tuxsentry.error;

import org.jspecify.annotations.Nullable;

/**
 * Error of the domain of a bot, with a stable code, a severity and an optional message
 * for the Discord user. Exceptions that need another superclass implement this interface;
 * all others extend {@link TuxException}. Both are treated alike when errors are
 * captured, filtered, counted and traced.
 *
 * @since 0.1.0
 */
public interface DomainError {

	/**
	 * Return the stable code of this kind of error.
	 * @return the code, e.g. {@code "case_not_found"}
	 */
	String getCode();

	/**
	 * Return the severity of the error.
	 * @return the severity; {@link ErrorSeverity#ERROR} by default
	 */
	default ErrorSeverity getSeverity() {
		return ErrorSeverity.ERROR;
	}

	/**
	 * Return the message for the Discord user.
	 * @return the message, or {@code null} if the error is not shown to the user
	 */
	default @Nullable String getUserMessage() {
		return null;
	}

	/**
	 * Return whether the error is shown to the Discord user. Such an error is considered
	 * a user error: it is counted and not sent.
	 * @return {@code true} if there is a message for the user
	 */
	default boolean isUserFacing() {
		return getUserMessage() != null;
	}

}
