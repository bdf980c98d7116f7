package io.github.tuxsentry.test.sentry;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;

import org.jspecify.annotations.Nullable;

/**
 * Builder of a local Sentry.
 */
public final class LocalSentryBuilder {

	int port;

	int maxItemsPerType = Integer.MAX_VALUE;

	@Nullable URI viewer;

	LocalSentryBuilder() {
	}

	/**
	 * Set the port. If it is in use, the next free port is used. By default, any free
	 * port is used.
	 * @param port the port
	 * @return this builder
	 */
	public LocalSentryBuilder port(int port) {
		this.port = port;
		return this;
	}

	/**
	 * Set the maximum number of items that are kept, for an application that runs for a
	 * long time. By default, all items are kept.
	 * @param maxItemsPerType the maximum number of items of each type, at least 1
	 * @return this builder
	 */
	public LocalSentryBuilder maxItemsPerType(int maxItemsPerType) {
		if (maxItemsPerType < 1) {
			throw new IllegalArgumentException("At least one item of each type must be kept");
		}
		this.maxItemsPerType = maxItemsPerType;
		return this;
	}

	/**
	 * Set a viewer to which each envelope is forwarded as it was received, such as that
	 * of {@code sentry local} or Spotlight. It does not have to be running.
	 * @param url the URL of the viewer, such as {@code http://localhost:8969}
	 * @return this builder
	 */
	public LocalSentryBuilder viewer(URI url) {
		if (!"http".equals(url.getScheme()) && !"https".equals(url.getScheme())) {
			throw new IllegalArgumentException("The viewer must be an HTTP URL: " + url);
		}
		this.viewer = url;
		return this;
	}

	/**
	 * Start the local Sentry.
	 * @return the running Sentry, to be closed by the caller
	 * @throws UncheckedIOException if no port can be bound
	 */
	public LocalSentry start() {
		try {
			return new LocalSentry(this);
		}
		catch (IOException ex) {
			throw new UncheckedIOException("The local Sentry could not bind a port", ex);
		}
	}

}
