package io.github.tuxsentry.test.sentry;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;

import org.jspecify.annotations.Nullable;

/**
 * Builder for a {@link LocalSentry}. Not thread-safe.
 *
 * @since 0.1.0
 */
public final class LocalSentryBuilder {

	int port;

	private int maxItemsPerType = Integer.MAX_VALUE;

	private long maxBytesPerType = Long.MAX_VALUE;

	@Nullable URI viewer;

	LocalSentryBuilder() {
	}

	/**
	 * Set the port. If it is in use, one of the 100 following ports is used. By default,
	 * any free port is used.
	 * @param port the port, or 0 for any free port
	 * @return this builder
	 */
	public LocalSentryBuilder port(int port) {
		this.port = port;
		return this;
	}

	/**
	 * Set the maximum number of items that are kept, for an application that runs for a
	 * long time. The limit also applies to malformed envelopes and to bodies. By default,
	 * there is no limit.
	 * @param maxItemsPerType the maximum number of items of each type, at least 1
	 * @return this builder
	 * @throws IllegalArgumentException if the number is less than 1
	 */
	public LocalSentryBuilder maxItemsPerType(int maxItemsPerType) {
		if (maxItemsPerType < 1) {
			throw new IllegalArgumentException("At least one item of each type must be kept");
		}
		this.maxItemsPerType = maxItemsPerType;
		return this;
	}

	/**
	 * Set the maximum size of the items that are kept, for an application that runs for a
	 * long time. The size is that of the JSON, uncompressed; the parsed items take a
	 * multiple of it. The limit also applies to malformed envelopes and to bodies. The
	 * latest item of each type is always kept. By default, there is no limit.
	 * @param maxBytesPerType the maximum number of bytes of all items of each type, at
	 * least 1
	 * @return this builder
	 * @throws IllegalArgumentException if the number is less than 1
	 */
	public LocalSentryBuilder maxBytesPerType(long maxBytesPerType) {
		if (maxBytesPerType < 1) {
			throw new IllegalArgumentException("At least one byte of each type must be kept");
		}
		this.maxBytesPerType = maxBytesPerType;
		return this;
	}

	/**
	 * Set a viewer to which each envelope is forwarded, such as that of
	 * {@code sentry local} or Spotlight. The viewer does not have to be running. By
	 * default, envelopes are not forwarded.
	 * @param url the URL of the viewer, e.g. {@code http://localhost:8969}
	 * @return this builder
	 * @throws IllegalArgumentException if the URL is not an HTTP URL
	 */
	public LocalSentryBuilder viewer(URI url) {
		if (!"http".equals(url.getScheme()) && !"https".equals(url.getScheme())) {
			throw new IllegalArgumentException("The viewer must be an HTTP URL: " + url);
		}
		this.viewer = url;
		return this;
	}

	Latest.Limits limits() {
		return new Latest.Limits(this.maxItemsPerType, this.maxBytesPerType);
	}

	/**
	 * Start the local Sentry.
	 * @return the running local Sentry, to be closed by the caller
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
