package io.github.tuxsentry.error;

import org.jspecify.annotations.Nullable;

/**
 * Exception thrown when an HTTP API denied access (status 403).
 *
 * @since 0.1.0
 */
public final class TuxApiPermissionException extends TuxApiRequestException {

	private static final int FORBIDDEN = 403;

	/**
	 * Create a new exception.
	 * @param service the name of the API
	 * @param cause the exception of the HTTP client, or {@code null}
	 */
	public TuxApiPermissionException(String service, @Nullable Throwable cause) {
		super("api_permission", service, FORBIDDEN, "API request failed due to insufficient permissions.", cause);
	}

}
