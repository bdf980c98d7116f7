package io.github.tuxsentry.internal.http;

import java.net.URI;
import java.util.Locale;
import java.util.Map;

import io.github.tuxsentry.internal.tracing.ActiveSpan;
import io.github.tuxsentry.internal.tracing.SpanAttribute;
import org.jspecify.annotations.Nullable;

/**
 * Server that is called by HTTP, as described by the attributes of a span.
 *
 * @param host the host, or {@code null} if it is not known
 * @param port the port, also if it is the default of the protocol, or {@code null} if it
 * is not known
 */
public record CalledServer(@Nullable String host, @Nullable Integer port) {

	private static final CalledServer UNKNOWN = new CalledServer(null, null);

	private static final Map<String, Integer> DEFAULT_PORTS = Map.of("http", 80, "https", 443);

	/**
	 * Return the server of a URL.
	 * @param url the URL
	 * @return the server, unknown if the URL is malformed
	 */
	public static CalledServer of(String url) {
		try {
			return of(URI.create(url));
		}
		catch (IllegalArgumentException ex) {
			return UNKNOWN;
		}
	}

	static CalledServer of(URI uri) {
		if (uri.getHost() == null) {
			return UNKNOWN;
		}
		String scheme = (uri.getScheme() != null) ? uri.getScheme().toLowerCase(Locale.ROOT) : "";
		return new CalledServer(uri.getHost(), (uri.getPort() >= 0) ? uri.getPort() : DEFAULT_PORTS.get(scheme));
	}

	/**
	 * Set the attributes of the server on a span.
	 * @param span the span of a call
	 */
	public void describe(ActiveSpan span) {
		span.setAttribute(SpanAttribute.SERVER_ADDRESS, this.host);
		span.setAttribute(SpanAttribute.SERVER_PORT, this.port);
	}

}
