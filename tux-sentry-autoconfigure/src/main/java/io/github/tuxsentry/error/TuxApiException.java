package io.github.tuxsentry.error;

import org.jspecify.annotations.Nullable;

/**
 * A call of an API that failed, whatever the HTTP client. It is one of four:
 * {@link TuxApiConnectionException} where no answer came, {@link TuxApiRequestException}
 * where the answer was an error, and of those {@link TuxApiResourceNotFoundException} and
 * {@link TuxApiPermissionException}.
 */
public abstract sealed class TuxApiException extends TuxException
		permits TuxApiConnectionException, TuxApiRequestException {

	/**
	 * The name of the API.
	 */
	private final String service;

	TuxApiException(String code, String service, String message, @Nullable Throwable cause) {
		super(code, message, ErrorSeverity.ERROR, null, cause);
		this.service = service;
	}

	/**
	 * Returns the name of the API.
	 * @return the name, e.g. {@code GitHub}
	 */
	public String getService() {
		return this.service;
	}

}
