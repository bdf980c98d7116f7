package io.github.tuxsentry.test.sentry;

import java.io.IOException;

/**
 * Exception thrown when a request is not valid HTTP/1 or is too large.
 */
final class InvalidRequestException extends IOException {

	private static final long serialVersionUID = 1L;

	private final int status;

	/**
	 * Create a new exception.
	 * @param status the status of the response
	 * @param message the reason for which the request is not accepted
	 */
	InvalidRequestException(int status, String message) {
		super(message);
		this.status = status;
	}

	HttpResponse response() {
		return HttpResponse.detail(this.status, String.valueOf(getMessage()));
	}

}
