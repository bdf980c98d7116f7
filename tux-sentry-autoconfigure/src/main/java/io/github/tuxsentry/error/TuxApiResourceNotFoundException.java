package io.github.tuxsentry.error;

import org.jspecify.annotations.Nullable;

/**
 * An API that does not have what was asked for: status 404.
 */
public final class TuxApiResourceNotFoundException extends TuxApiRequestException {

	private static final int NOT_FOUND = 404;

	/**
	 * What was asked for.
	 */
	private final String resource;

	/**
	 * Creates an error.
	 * @param service the name of the API
	 * @param resource what was asked for, e.g. {@code Issue #123}
	 * @param cause what the HTTP client threw, or {@code null}
	 */
	public TuxApiResourceNotFoundException(String service, String resource, @Nullable Throwable cause) {
		super("api_resource_not_found", service, NOT_FOUND, "Resource '" + resource + "' not found.", cause);
		this.resource = resource;
	}

	/**
	 * Returns what was asked for.
	 * @return the resource
	 */
	public String getResource() {
		return this.resource;
	}

}
