package io.github.tuxsentry.internal.capture;

import io.github.tuxsentry.capture.ApiErrorDetails;
import io.github.tuxsentry.error.TuxApiException;
import io.github.tuxsentry.error.TuxApiRequestException;
import io.github.tuxsentry.internal.error.Causes;
import io.github.tuxsentry.internal.http.HttpErrors;
import io.github.tuxsentry.spi.HttpFailure;

/**
 * Tags and context of an API error: tags {@code error.type=api}, {@code api.endpoint} and
 * {@code api.status_code}, context {@code api_error}. Status, response and endpoint are
 * derived from supported HTTP client exceptions and from the exceptions of tux-sentry.
 */
final class ApiErrorReport extends ErrorReport implements ApiErrorDetails {

	private final HttpErrors http;

	ApiErrorReport(HttpErrors http) {
		super("api", "api_error");
		this.http = http;
	}

	static boolean covers(Throwable error, HttpErrors http) {
		return error instanceof TuxApiException || http.isOfClient(error);
	}

	@Override
	void derive(Throwable error) {
		super.derive(error);
		TuxApiException ours = Causes.find(error, TuxApiException.class);
		if (ours != null) {
			derivedValue("service", ours.getService());
		}
		if (ours instanceof TuxApiRequestException request) {
			deriveStatus(request.getStatusCode());
		}
		HttpFailure failure = this.http.find(error);
		if (failure != null) {
			derive(failure);
		}
	}

	private void derive(HttpFailure failure) {
		if (failure.hasResponse()) {
			deriveStatus(failure.status());
		}
		String endpoint = failure.endpoint();
		if (endpoint != null) {
			derivedTag("api.endpoint", endpoint);
			derivedValue("endpoint", endpoint);
		}
		String body = failure.body();
		if (body != null && !body.isEmpty()) {
			derivedValue("response", this.http.responseText().excerpt(body));
		}
	}

	private void deriveStatus(int statusCode) {
		derivedTag("api.status_code", statusCode);
		derivedValue("status_code", statusCode);
	}

	@Override
	public ApiErrorDetails endpoint(String endpoint) {
		tag("api.endpoint", endpoint);
		value("endpoint", endpoint);
		return this;
	}

	@Override
	public ApiErrorDetails statusCode(int statusCode) {
		tag("api.status_code", statusCode);
		value("status_code", statusCode);
		return this;
	}

	@Override
	public ApiErrorDetails response(String response) {
		value("response", this.http.responseText().excerpt(response));
		return this;
	}

}
