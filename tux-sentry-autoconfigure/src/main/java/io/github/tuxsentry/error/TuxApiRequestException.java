package io.github.tuxsentry.error;

import org.jspecify.annotations.Nullable;

/**
 * Exception thrown when an HTTP API responded with an error status.
 *
 * @since 0.1.0
 */
public sealed class TuxApiRequestException extends TuxApiException
		permits TuxApiResourceNotFoundException, TuxApiPermissionException {

	/**
	 * The HTTP status.
	 */
	private final int statusCode;

	/**
	 * The reason of the failure.
	 */
	private final String reason;

	/**
	 * Create a new exception.
	 * @param service the name of the API
	 * @param statusCode the HTTP status, e.g. 500
	 * @param reason the reason of the failure, without secrets
	 * @param cause the exception of the HTTP client, or {@code null}
	 */
	public TuxApiRequestException(String service, int statusCode, String reason, @Nullable Throwable cause) {
		this("api_request", service, statusCode, reason, cause);
	}

	TuxApiRequestException(String code, String service, int statusCode, String reason, @Nullable Throwable cause) {
		super(code, service, "API request to " + service + " failed with status " + statusCode + ": " + reason, cause);
		this.statusCode = statusCode;
		this.reason = reason;
	}

	/**
	 * Return the HTTP status.
	 * @return the status, e.g. 500
	 */
	public int getStatusCode() {
		return this.statusCode;
	}

	/**
	 * Return the reason of the failure.
	 * @return the reason
	 */
	public String getReason() {
		return this.reason;
	}

}
