package io.github.tuxsentry.error;

import io.github.tuxsentry.internal.error.ErrorText;

/**
 * An API that could not be reached, broke the connection or did not answer in time.
 */
public final class TuxApiConnectionException extends TuxApiException {

	/**
	 * Creates an error.
	 * @param service the name of the API
	 * @param cause what went wrong
	 */
	public TuxApiConnectionException(String service, Throwable cause) {
		super("api_connection", service, "Connection error with " + service + ": " + ErrorText.of(cause), cause);
	}

}
