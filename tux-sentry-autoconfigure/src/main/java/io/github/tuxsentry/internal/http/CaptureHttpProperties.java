package io.github.tuxsentry.internal.http;

import java.net.URI;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;

/**
 * The APIs that the bot calls.
 *
 * @param services APIs by a name of yours. The calls of one are counted under its name,
 * and its errors become errors of this library by themselves.
 */
@ConfigurationProperties("tux.sentry.capture.http")
record CaptureHttpProperties(@DefaultValue Map<String, Service> services) {

	List<ApiService> toServices() {
		return this.services.entrySet().stream().map((entry) -> entry.getValue().toService(entry.getKey())).toList();
	}

	/**
	 * One API.
	 *
	 * @param name Name to be shown; the key by default.
	 * @param urls What the addresses of its calls start with, e.g.
	 * https://api.github.com, with or without a path.
	 * @param convert Whether what its calls fail with is captured and thrown as an error
	 * of this library.
	 * @param resource What is asked of it, for a 404; the path that was called by
	 * default.
	 */
	public record Service(@Nullable String name, @DefaultValue List<String> urls, @DefaultValue("true") boolean convert,
			@Nullable String resource) {

		ApiService toService(String key) {
			String property = "tux.sentry.capture.http.services." + key + ".urls";
			if (this.urls.isEmpty()) {
				throw new InvalidConfigurationPropertyValueException(property, this.urls,
						"At least one address is needed, e.g. https://api.github.com.");
			}
			return new ApiService((this.name != null) ? this.name : key,
					this.urls.stream().map((url) -> parse(property, url)).toList(), this.convert, this.resource);
		}

		private static URI parse(String property, String url) {
			try {
				URI uri = URI.create(url.strip());
				boolean http = "http".equalsIgnoreCase(uri.getScheme()) || "https".equalsIgnoreCase(uri.getScheme());
				if (http && uri.getHost() != null && uri.getUserInfo() == null && uri.getQuery() == null) {
					return uri;
				}
			}
			catch (IllegalArgumentException ex) {
				// no URI: what is allowed is said below
			}
			throw new InvalidConfigurationPropertyValueException(property, url,
					"An address has the form https://host, http://host:port or https://host/path.");
		}

	}

}
