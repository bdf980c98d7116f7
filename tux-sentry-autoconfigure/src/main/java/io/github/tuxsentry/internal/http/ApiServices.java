package io.github.tuxsentry.internal.http;

import java.net.URI;
import java.util.List;
import java.util.Locale;

import org.jspecify.annotations.Nullable;

/**
 * Named APIs. Immutable.
 */
final class ApiServices {

	private final List<ApiService> services;

	/**
	 * Create a new registry.
	 * @param services the services; the first one that matches a URI applies
	 */
	ApiServices(List<ApiService> services) {
		this.services = List.copyOf(services);
	}

	/**
	 * Find the API to which a URI belongs.
	 * @param uri the URI
	 * @return the API, named after the host if no named API matches
	 */
	ApiService find(URI uri) {
		for (ApiService service : this.services) {
			if (service.contains(uri)) {
				return service;
			}
		}
		return ApiService.unnamed(uri);
	}

	/**
	 * API that is called by the bot.
	 *
	 * @param name the name
	 * @param urls the prefixes of the URIs of its calls: scheme, host and port are
	 * compared as such, a path by complete segments
	 * @param convert whether its errors are converted to exceptions of tux-sentry
	 * automatically
	 * @param resource the name of the requested resource, used for a 404 response, or
	 * {@code null} for the path of the request
	 */
	record ApiService(String name, List<URI> urls, boolean convert, @Nullable String resource) {

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

}
