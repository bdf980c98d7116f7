package io.github.tuxsentry.error;

import org.jspecify.annotations.Nullable;

/**
 * Exception thrown when an HTTP API did not find the requested resource (status 404).
 *
 * @since 0.1.0
 */
public final class TuxApiResourceNotFoundException extends TuxApiRequestException {

	private static final int NOT_FOUND = 404;

	/**
	 * The requested resource.
	 */
	private final String resource;

	/**
	 * Create a new exception.
	 * @param service the name of the API
	 * @param resource the requested resource, e.g. {@code Issue #123}
	 * @param cause the exception of the HTTP client, or {@code null}
	 */
	public TuxApiResourceNotFoundException(String service, String resource, @Nullable Throwable cause) {
		super("api_resource_not_found", service, NOT_FOUND, "Resource '" + resource + "' not found.", cause);
		this.resource = resource;
	}

	/**
	 * Return the requested resource.
	 * @return the resource
	 */
	public String getResource() {
		return this.resource;
	}

}
