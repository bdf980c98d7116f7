package io.github.tuxsentry.error;

import org.jspecify.annotations.Nullable;

/**
 * Abstract base class of exceptions for failed calls to an HTTP API, independent of the
 * HTTP client. A {@link TuxApiConnectionException} is thrown if no response was received
 * and a {@link TuxApiRequestException} if the response was an error.
 *
 * @since 0.1.0
 */
public abstract sealed class TuxApiException extends TuxException
		permits TuxApiConnectionException, TuxApiRequestException {

	/**
	 * The name of the API.
	 */
	private final String service;

	TuxApiException(String code, String service, String message, @Nullable Throwable cause) {
		super(code, message, ErrorSeverity.ERROR, null, cause);
		this.service = service;
	}

	/**
	 * Return the name of the API.
	 * @return the name, e.g. {@code GitHub}
	 */
	public String getService() {
		return this.service;
	}

}
