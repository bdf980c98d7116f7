package io.github.tuxsentry.error;

import org.jspecify.annotations.Nullable;

/**
 * A call of an API that was answered with a status that is an error.
 */
public sealed class TuxApiRequestException extends TuxApiException
		permits TuxApiResourceNotFoundException, TuxApiPermissionException {

	/**
	 * The HTTP status.
	 */
	private final int statusCode;

	/**
	 * What the API said.
	 */
	private final String reason;

	/**
	 * Creates an error.
	 * @param service the name of the API
	 * @param statusCode the HTTP status, e.g. 500
	 * @param reason what the API said, without secrets
	 * @param cause what the HTTP client threw, or {@code null}
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
	 * Returns the HTTP status.
	 * @return the status, e.g. 500
	 */
	public int getStatusCode() {
		return this.statusCode;
	}

	/**
	 * Returns what the API said.
	 * @return the reason
	 */
	public String getReason() {
		return this.reason;
	}

}
