package io.github.tuxsentry.internal.http;

import java.net.URI;
import java.util.List;
import java.util.Locale;

import org.jspecify.annotations.Nullable;

/**
 * API that is called by the bot.
 *
 * @param name the name
 * @param urls the prefixes of the URIs of its calls: scheme, host and port are compared
 * as such, a path by complete segments
 * @param convert whether its errors are converted to exceptions of tux-sentry
 * automatically
 * @param resource the name of the requested resource, used for a 404 response, or
 * {@code null} for the path of the request
 */
public record ApiService(String name, List<URI> urls, boolean convert, @Nullable String resource) {

	static ApiService unnamed(URI uri) {
		String host = uri.getHost();
		return new ApiService((host != null) ? host.toLowerCase(Locale.ROOT) : "unknown", List.of(), false, null);
	}

	boolean contains(URI uri) {
		return this.urls.stream().anyMatch((url) -> isBelow(uri, url));
	}

	private static boolean isBelow(URI uri, URI url) {
		return url.getScheme().equalsIgnoreCase(uri.getScheme()) && url.getHost().equalsIgnoreCase(uri.getHost())
				&& port(url) == port(uri) && isPathBelow(uri.getRawPath(), url.getRawPath());
	}

	private static int port(URI uri) {
		if (uri.getPort() >= 0) {
			return uri.getPort();
		}
		return "https".equalsIgnoreCase(uri.getScheme()) ? 443 : 80;
	}

	private static boolean isPathBelow(@Nullable String path, String prefix) {
		String base = prefix.endsWith("/") ? prefix.substring(0, prefix.length() - 1) : prefix;
		String whole = (path != null) ? path : "";
		return whole.startsWith(base) && (whole.length() == base.length() || whole.charAt(base.length()) == '/');
	}

}
