package io.github.tuxsentry.internal.http.restclient;

import java.util.Arrays;

import io.github.tuxsentry.spi.HttpFailure;
import io.github.tuxsentry.spi.HttpFailureReader;
import org.jspecify.annotations.Nullable;

import org.springframework.web.client.ResourceAccessException;
import org.springframework.web.client.RestClientResponseException;

/**
 * {@link HttpFailureReader} for the exceptions of RestClient and RestTemplate.
 */
public final class RestClientFailures implements HttpFailureReader {

	private static final String RESPONSE_OF_OLD_CLIENT = "org.springframework.http.client.SimpleClientHttpResponse";

	private static final int FRAMES_OF_STATUS = 5;

	RestClientFailures() {
	}

	@Override
	public @Nullable HttpFailure read(Throwable error) {
		if (error instanceof RestClientResponseException response) {
			return new HttpFailure(response.getStatusCode().value(), response.getStatusText(),
					response.getResponseBodyAsString(), null);
		}
		return (error instanceof ResourceAccessException || isNoHttp(error)) ? HttpFailure.noResponse() : null;
	}

	/**
	 * Return whether a response is not an HTTP response: the JDK's old client then
	 * returns the status -1, which Spring rejects.
	 */
	private static boolean isNoHttp(Throwable error) {
		return error instanceof IllegalArgumentException && Arrays.stream(error.getStackTrace())
			.limit(FRAMES_OF_STATUS)
			.anyMatch((frame) -> frame.getClassName().equals(RESPONSE_OF_OLD_CLIENT));
	}

}
