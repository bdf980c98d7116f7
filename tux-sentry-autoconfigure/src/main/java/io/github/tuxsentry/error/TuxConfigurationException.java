package io.github.tuxsentry.error;

import org.jspecify.annotations.Nullable;

/**
 * A bot that is not configured as it needs to be.
 */
public class TuxConfigurationException extends TuxException {

	/**
	 * Creates an error.
	 * @param message what is missing or wrong, for developers
	 */
	public TuxConfigurationException(String message) {
		this(message, null);
	}

	/**
	 * Creates an error.
	 * @param message what is missing or wrong, for developers
	 * @param cause what caused it, or {@code null}
	 */
	public TuxConfigurationException(String message, @Nullable Throwable cause) {
		super("configuration", message, ErrorSeverity.ERROR, null, cause);
	}

}
