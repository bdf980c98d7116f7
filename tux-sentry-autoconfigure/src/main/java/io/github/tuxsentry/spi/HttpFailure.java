package io.github.tuxsentry.spi;

import org.jspecify.annotations.Nullable;

/**
 * Failure of an HTTP call, as read from an exception of an HTTP client.
 *
 * @param status the HTTP status of the response, or {@link #NO_RESPONSE}
 * @param reason the reason phrase of the status, or {@code null}
 * @param body the response body, or {@code null} if it is not available
 * @param endpoint the method and the path of the request, low in cardinality, or
 * {@code null} if they are not available
 * @since 0.1.0
 */
public record HttpFailure(int status, @Nullable String reason, @Nullable String body, @Nullable String endpoint) {

	/**
	 * Status of a call without a response.
	 */
	public static final int NO_RESPONSE = 0;

	/**
	 * Create a failure for a call without a response.
	 * @return the failure
	 */
	public static HttpFailure noResponse() {
		return new HttpFailure(NO_RESPONSE, null, null, null);
	}

	/**
	 * Return whether a response was received.
	 * @return {@code false} if the API could not be reached or did not respond
	 */
	public boolean hasResponse() {
		return this.status > NO_RESPONSE;
	}

}
