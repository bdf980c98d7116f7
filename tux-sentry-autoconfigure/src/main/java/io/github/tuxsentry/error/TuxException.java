package io.github.tuxsentry.error;

import org.jspecify.annotations.Nullable;

/**
 * Root class of the exceptions of a bot, with a code, a severity and an optional message
 * for the Discord user. An exception with a message for the user is counted and not sent
 * to Sentry. Exceptions that need another superclass implement {@link DomainError}
 * instead.
 *
 * @since 0.1.0
 */
public class TuxException extends RuntimeException implements DomainError {

	/**
	 * The stable code.
	 */
	private final String code;

	/**
	 * The severity.
	 */
	private final ErrorSeverity severity;

	/**
	 * The message for the user.
	 */
	private final @Nullable String userMessage;

	/**
	 * Create a new exception with severity {@link ErrorSeverity#ERROR} and without a
	 * message for the user.
	 * @param code the stable code, e.g. {@code "case_not_found"}
	 * @param message the message for developers
	 */
	public TuxException(String code, String message) {
		this(code, message, ErrorSeverity.ERROR, null, null);
	}

	/**
	 * Create a new exception.
	 * @param code the stable code, e.g. {@code "case_not_found"}
	 * @param message the message for developers
	 * @param severity the severity
	 * @param userMessage the message for the Discord user, or {@code null}
	 * @param cause the cause, or {@code null}
	 */
	public TuxException(String code, String message, ErrorSeverity severity, @Nullable String userMessage,
			@Nullable Throwable cause) {
		super(message, cause);
		this.code = code;
		this.severity = severity;
		this.userMessage = userMessage;
	}

	@Override
	public String getCode() {
		return this.code;
	}

	@Override
	public ErrorSeverity getSeverity() {
		return this.severity;
	}

	@Override
	public @Nullable String getUserMessage() {
		return this.userMessage;
	}

}
