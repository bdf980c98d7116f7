package io.github.tuxsentry.internal.http.restclient;

import java.util.Arrays;

import io.github.tuxsentry.spi.HttpFailure;
import io.github.tuxsentry.spi.HttpFailureReader;
import org.jspecify.annotations.Nullable;

import org.springframework.web.client.ResourceAccessException;
import org.springframework.web.client.RestClientResponseException;

/**
 * Knows the exceptions of RestClient and RestTemplate.
 */
public final class RestClientFailures implements HttpFailureReader {

	private static final String RESPONSE_OF_OLD_CLIENT = "org.springframework.http.client.SimpleClientHttpResponse";

	private static final int FRAMES_OF_STATUS = 5;

	/**
	 * Creates a reader.
	 */
	RestClientFailures() {
	}

	@Override
	public @Nullable HttpFailure read(Throwable error) {
		if (error instanceof RestClientResponseException response) {
			return new HttpFailure(response.getStatusCode().value(), response.getStatusText(),
					response.getResponseBodyAsString(), null);
		}
		return (error instanceof ResourceAccessException || isNoHttp(error)) ? HttpFailure.noAnswer() : null;
	}

	/**
	 * Where an answer is no HTTP at all, the JDK's old client gives it the status -1,
	 * which Spring does not take.
	 */
	private static boolean isNoHttp(Throwable error) {
		return error instanceof IllegalArgumentException && Arrays.stream(error.getStackTrace())
			.limit(FRAMES_OF_STATUS)
			.anyMatch((frame) -> frame.getClassName().equals(RESPONSE_OF_OLD_CLIENT));
	}

}
