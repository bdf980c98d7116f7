package io.github.tuxsentry.internal.http;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Calls of APIs over HTTP.
 *
 * @param restclient RestClient and RestTemplate.
 * @param webclient WebClient.
 * @param okhttp OkHttp.
 */
@ConfigurationProperties("tux.sentry.http")
record HttpProperties(@DefaultValue Restclient restclient, @DefaultValue Webclient webclient,
		@DefaultValue Okhttp okhttp) {

	/**
	 * RestClient and RestTemplate.
	 *
	 * @param enabled Whether the calls of RestClient and RestTemplate are traced, counted
	 * and, for named services, converted: of their beans and of what their builders
	 * build.
	 */
	public record Restclient(@DefaultValue("true") boolean enabled) {
	}

	/**
	 * WebClient.
	 *
	 * @param enabled Whether the calls of WebClient are traced, counted and, for named
	 * services, converted: of its beans and of what its builders build.
	 */
	public record Webclient(@DefaultValue("true") boolean enabled) {
	}

	/**
	 * OkHttp.
	 *
	 * @param enabled Whether the calls of OkHttpClient beans are traced, counted and, for
	 * named services, converted.
	 */
	public record Okhttp(@DefaultValue("true") boolean enabled) {
	}

}
