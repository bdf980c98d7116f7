package io.github.tuxsentry.capture;

/**
 * What is known of an error of an API: tags {@code error.type=api}, {@code api.endpoint}
 * and {@code api.status_code}, context {@code api_error}. Status, response and endpoint
 * come from the exceptions of the HTTP clients that are known, and from the errors of
 * ours.
 */
public interface ApiErrorDetails {

	/**
	 * Sets the endpoint.
	 * @param endpoint the endpoint, low in cardinality, e.g. {@code repos.get}
	 * @return these details
	 */
	ApiErrorDetails endpoint(String endpoint);

	/**
	 * Sets the status that came back.
	 * @param statusCode the HTTP status, e.g. 404
	 * @return these details
	 */
	ApiErrorDetails statusCode(int statusCode);

	/**
	 * Sets the response that came back.
	 * @param response the body, or what is of use of it; secrets are taken out and it is
	 * cut to 2 KiB
	 * @return these details
	 */
	ApiErrorDetails response(String response);

}
