package io.github.tuxsentry.capture;

/**
 * Details of an error of an HTTP API, sent as the tags {@code error.type=api},
 * {@code api.endpoint} and {@code api.status_code} and the context {@code api_error}.
 * Details that are not set are derived from the exception where it is an API exception of
 * this library or an exception of a supported HTTP client.
 * <p>
 * Instances are not thread-safe and are only valid during the callback that receives
 * them.
 *
 * @since 0.1.0
 */
public interface ApiErrorDetails {

	/**
	 * Set the endpoint.
	 * @param endpoint the endpoint, low in cardinality, e.g. {@code repos.get}
	 * @return these details
	 */
	ApiErrorDetails endpoint(String endpoint);

	/**
	 * Set the HTTP status of the response.
	 * @param statusCode the HTTP status, e.g. 404
	 * @return these details
	 */
	ApiErrorDetails statusCode(int statusCode);

	/**
	 * Set the response.
	 * @param response the response body or a relevant part of it; it is scrubbed and
	 * truncated to 2 KiB
	 * @return these details
	 */
	ApiErrorDetails response(String response);

}
