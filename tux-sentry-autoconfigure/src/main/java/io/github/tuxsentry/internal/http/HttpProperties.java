package io.github.tuxsentry.internal.http;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Configuration properties for HTTP client instrumentation.
 *
 * @param restclient properties for RestClient and RestTemplate
 * @param webclient properties for WebClient
 * @param okhttp properties for OkHttp
 */
@ConfigurationProperties("tux.sentry.http")
record HttpProperties(@DefaultValue Restclient restclient, @DefaultValue Webclient webclient,
		@DefaultValue Okhttp okhttp) {

	/**
	 * Configuration properties for RestClient and RestTemplate.
	 *
	 * @param enabled Whether to record spans and metrics for RestClient and RestTemplate,
	 * and to convert errors of named services. Applies to beans and to clients created by
	 * auto-configured builders.
	 */
	public record Restclient(@DefaultValue("true") boolean enabled) {
	}

	/**
	 * Configuration properties for WebClient.
	 *
	 * @param enabled Whether to record spans and metrics for WebClient, and to convert
	 * errors of named services. Applies to beans and to clients created by
	 * auto-configured builders.
	 */
	public record Webclient(@DefaultValue("true") boolean enabled) {
	}

	/**
	 * Configuration properties for OkHttp.
	 *
	 * @param enabled Whether to record spans and metrics for OkHttpClient beans, and to
	 * convert errors of named services.
	 */
	public record Okhttp(@DefaultValue("true") boolean enabled) {
	}

}
