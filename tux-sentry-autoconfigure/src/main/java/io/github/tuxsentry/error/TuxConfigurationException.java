package io.github.tuxsentry.error;

import org.jspecify.annotations.Nullable;

/**
 * Exception thrown when the configuration of a bot is invalid.
 *
 * @since 0.1.0
 */
public class TuxConfigurationException extends TuxException {

	/**
	 * Create a new exception.
	 * @param message the message for developers
	 */
	public TuxConfigurationException(String message) {
		this(message, null);
	}

	/**
	 * Create a new exception.
	 * @param message the message for developers
	 * @param cause the cause, or {@code null}
	 */
	public TuxConfigurationException(String message, @Nullable Throwable cause) {
		super("configuration", message, ErrorSeverity.ERROR, null, cause);
	}

}
