package io.github.tuxsentry.internal.autoconfigure;

/**
 * Exception thrown when the class path contains modules of Sentry that the library does
 * not work with.
 */
public abstract class UnsupportedSentryException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	UnsupportedSentryException(String message) {
		super(message);
	}

}
