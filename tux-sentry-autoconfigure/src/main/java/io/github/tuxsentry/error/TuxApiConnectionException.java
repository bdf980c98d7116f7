package io.github.tuxsentry.error;

import io.github.tuxsentry.internal.error.ErrorText;

/**
 * Exception thrown when an HTTP API could not be reached, did not respond in time or
 * closed the connection.
 *
 * @since 0.1.0
 */
public final class TuxApiConnectionException extends TuxApiException {

	/**
	 * Create a new exception.
	 * @param service the name of the API
	 * @param cause the exception of the HTTP client
	 */
	public TuxApiConnectionException(String service, Throwable cause) {
		super("api_connection", service, "Connection error with " + service + ": " + ErrorText.of(cause), cause);
	}

}
