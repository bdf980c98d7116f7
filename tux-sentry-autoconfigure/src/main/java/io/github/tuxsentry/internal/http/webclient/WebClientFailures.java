package io.github.tuxsentry.internal.http.webclient;

import java.net.URI;

import io.github.tuxsentry.internal.http.EndpointPath;
import io.github.tuxsentry.spi.HttpFailure;
import io.github.tuxsentry.spi.HttpFailureReader;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpMethod;
import org.springframework.http.HttpRequest;
import org.springframework.web.reactive.function.client.WebClientRequestException;
import org.springframework.web.reactive.function.client.WebClientResponseException;

/**
 * {@link HttpFailureReader} for the exceptions of WebClient.
 */
public final class WebClientFailures implements HttpFailureReader {

	private static final int FIRST_ERROR = 400;

	WebClientFailures() {
	}

	@Override
	public @Nullable HttpFailure read(Throwable error) {
		if (error instanceof WebClientResponseException response && response.getStatusCode().value() >= FIRST_ERROR) {
			HttpRequest request = response.getRequest();
			return new HttpFailure(response.getStatusCode().value(), response.getStatusText(),
					response.getResponseBodyAsString(),
					(request != null) ? endpoint(request.getMethod(), request.getURI()) : null);
		}
		if (error instanceof WebClientRequestException request) {
			return new HttpFailure(HttpFailure.NO_RESPONSE, null, null,
					endpoint(request.getMethod(), request.getUri()));
		}
		return null;
	}

	private static String endpoint(HttpMethod method, URI uri) {
		return method.name() + " " + EndpointPath.fold(uri.getRawPath());
	}

}
