package io.github.tuxsentry.capture;

/**
 * What is known of an error of an API: tags {@code error.type=api}, {@code api.endpoint}
 * and {@code api.status_code}, context {@code api_error}.
 */
public final class ApiErrorDetails extends ErrorDetails {

	ApiErrorDetails() {
		super("api", "api_error");
	}

	/**
	 * Sets the endpoint.
	 * @param endpoint the endpoint, low in cardinality, e.g. {@code repos.get}
	 * @return these details
	 */
	public ApiErrorDetails endpoint(String endpoint) {
		tag("api.endpoint", endpoint);
		value("endpoint", endpoint);
		return this;
	}

	/**
	 * Sets the status that came back.
	 * @param statusCode the HTTP status, e.g. 404
	 * @return these details
	 */
	public ApiErrorDetails statusCode(int statusCode) {
		tag("api.status_code", statusCode);
		value("status_code", statusCode);
		return this;
	}

	/**
	 * Sets the response that came back.
	 * @param response the body, or what is of use of it; without secrets
	 * @return these details
	 */
	public ApiErrorDetails response(String response) {
		value("response", response);
		return this;
	}

}
