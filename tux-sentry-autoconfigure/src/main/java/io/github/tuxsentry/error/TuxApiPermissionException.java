package io.github.tuxsentry.error;

import org.jspecify.annotations.Nullable;

/**
 * An API that does not let the bot do what it asked for: status 403.
 */
public final class TuxApiPermissionException extends TuxApiRequestException {

	private static final int FORBIDDEN = 403;

	/**
	 * Creates an error.
	 * @param service the name of the API
	 * @param cause what the HTTP client threw, or {@code null}
	 */
	public TuxApiPermissionException(String service, @Nullable Throwable cause) {
		super("api_permission", service, FORBIDDEN, "API request failed due to insufficient permissions.", cause);
	}

}
