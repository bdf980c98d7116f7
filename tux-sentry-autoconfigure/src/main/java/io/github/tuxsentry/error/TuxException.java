package io.github.tuxsentry.error;

import org.jspecify.annotations.Nullable;

/**
 * The root of a bot's own exceptions: an error with a code, a severity and, where the
 * Discord user is to be told, a message for that user. An error that is told to the user
 * is not sent to Sentry; it is counted. An exception that must extend another class
 * implements {@link DomainError} instead.
 */
public class TuxException extends RuntimeException implements DomainError {

	/**
	 * A short stable code.
	 */
	private final String code;

	/**
	 * How bad the error is.
	 */
	private final ErrorSeverity severity;

	/**
	 * What the user is told.
	 */
	private final @Nullable String userMessage;

	/**
	 * Creates an error of severity {@link ErrorSeverity#ERROR} that the user is not told.
	 * @param code a short stable code, e.g. {@code "case_not_found"}
	 * @param message what happened, for developers
	 */
	public TuxException(String code, String message) {
		this(code, message, ErrorSeverity.ERROR, null, null);
	}

	/**
	 * Creates an error.
	 * @param code a short stable code, e.g. {@code "case_not_found"}
	 * @param message what happened, for developers
	 * @param severity how bad it is
	 * @param userMessage what the Discord user is told, or {@code null} if nothing
	 * @param cause what caused it, or {@code null}
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
