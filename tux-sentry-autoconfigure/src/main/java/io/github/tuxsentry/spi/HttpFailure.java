package io.github.tuxsentry.spi;

import org.jspecify.annotations.Nullable;

/**
 * What an exception of an HTTP client tells of the call that failed.
 *
 * @param status the status that was answered, or {@link #NO_ANSWER}
 * @param reason the status's text, or {@code null} if there is none
 * @param body what was answered, or {@code null} if that is not known
 * @param endpoint the method and the path that were called, low in cardinality, or
 * {@code null} if the exception does not tell
 */
public record HttpFailure(int status, @Nullable String reason, @Nullable String body, @Nullable String endpoint) {

	/**
	 * The status of a call that no answer came to.
	 */
	public static final int NO_ANSWER = 0;

	/**
	 * Returns a failure of which nothing but the missing answer is known.
	 * @return the failure
	 */
	public static HttpFailure noAnswer() {
		return new HttpFailure(NO_ANSWER, null, null, null);
	}

	/**
	 * Tells whether an answer came.
	 * @return {@code false} if the API could not be reached or did not answer
	 */
	public boolean isAnswered() {
		return this.status > NO_ANSWER;
	}

}
