package io.github.tuxsentry.internal.http;

import java.net.URI;
import java.util.List;
import java.util.Map;

import io.github.tuxsentry.internal.http.ApiServices.ApiService;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;

/**
 * Configuration properties for called HTTP APIs.
 *
 * @param services HTTP APIs by name. Calls to the 'urls' of an API are recorded under
 * this name, unless it has a display 'name', and errors are captured and converted,
 * unless 'convert' is false. 'resource' names what a 404 response did not find.
 */
@ConfigurationProperties("tux.sentry.capture.http")
record CaptureHttpProperties(@DefaultValue Map<String, Service> services) {

	List<ApiService> toServices() {
		return this.services.entrySet().stream().map((entry) -> entry.getValue().toService(entry.getKey())).toList();
	}

	/**
	 * Configuration properties for an HTTP API.
	 *
	 * @param name Display name of the API. Defaults to the key.
	 * @param urls URLs of the API, such as https://api.github.com, with an optional path
	 * prefix.
	 * @param convert Whether to capture errors of the API and convert them to API
	 * exceptions.
	 * @param resource Name of the requested resource, used for a 404 response. Defaults
	 * to the path of the request.
	 */
	public record Service(@Nullable String name, @DefaultValue List<String> urls, @DefaultValue("true") boolean convert,
			@Nullable String resource) {

		ApiService toService(String key) {
			String property = "tux.sentry.capture.http.services." + key + ".urls";
			if (this.urls.isEmpty()) {
				throw new InvalidConfigurationPropertyValueException(property, this.urls,
						"At least one URL is required, e.g. https://api.github.com.");
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
				// not a URI, rejected below
			}
			throw new InvalidConfigurationPropertyValueException(property, url,
					"A URL has the form https://host, http://host:port or https://host/path.");
		}

	}

}
