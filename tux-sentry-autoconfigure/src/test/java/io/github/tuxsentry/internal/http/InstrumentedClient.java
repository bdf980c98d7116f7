package io.github.tuxsentry.internal.http;

import java.io.IOException;
import java.net.URI;
import java.util.Objects;

import okhttp3.OkHttpClient;

import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.SpringVersion;
import org.springframework.test.util.ReflectionTestUtils;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestTemplate;
import org.springframework.web.reactive.function.client.WebClient;

/**
 * The clients that are followed: each made by a builder of Boot, which has Sentry's own
 * interceptor, and each made by hand as a bean.
 */
public enum InstrumentedClient {

	REST_CLIENT("auto.http." + Spring.MODULE + ".restclient") {

		@Override
		public String get(Clients clients, URI uri) {
			return HttpClients.get(clients.restClient, uri);
		}

		@Override
		String getPlain(URI uri) {
			return HttpClients.get(HttpClients.restClient(HttpClients.PATIENT), uri);
		}

	},

	OWN_REST_CLIENT("auto.http.tux_sentry.restclient") {

		@Override
		public String get(Clients clients, URI uri) {
			return HttpClients.get(clients.ownRestClient, uri);
		}

		@Override
		String getPlain(URI uri) {
			return HttpClients.get(HttpClients.restClient(HttpClients.PATIENT), uri);
		}

	},

	REST_TEMPLATE("auto.http." + Spring.MODULE + ".resttemplate") {

		@Override
		public String get(Clients clients, URI uri) {
			return HttpClients.get(clients.restTemplate, uri);
		}

		@Override
		String getPlain(URI uri) {
			return HttpClients.get(HttpClients.restTemplate(HttpClients.PATIENT), uri);
		}

	},

	OWN_REST_TEMPLATE("auto.http.tux_sentry.resttemplate") {

		@Override
		public String get(Clients clients, URI uri) {
			return HttpClients.get(clients.ownRestTemplate, uri);
		}

		@Override
		String getPlain(URI uri) {
			return HttpClients.get(HttpClients.restTemplate(HttpClients.PATIENT), uri);
		}

	},

	WEB_CLIENT("auto.http." + Spring.MODULE + ".webclient") {

		@Override
		public String get(Clients clients, URI uri) {
			return HttpClients.get(clients.webClient, uri);
		}

		@Override
		String getPlain(URI uri) {
			return HttpClients.get(HttpClients.webClient(HttpClients.PATIENT), uri);
		}

	},

	OWN_WEB_CLIENT("auto.http.tux_sentry.webclient") {

		@Override
		public String get(Clients clients, URI uri) {
			return HttpClients.get(clients.ownWebClient, uri);
		}

		@Override
		String getPlain(URI uri) {
			return HttpClients.get(HttpClients.webClient(HttpClients.PATIENT), uri);
		}

	},

	OWN_OK_HTTP("auto.http.tux_sentry.okhttp") {

		@Override
		public String get(Clients clients, URI uri) throws IOException {
			return HttpClients.get(clients.okHttp, uri);
		}

		@Override
		String getPlain(URI uri) throws IOException {
			return HttpClients.get(HttpClients.okHttp(HttpClients.PATIENT), uri);
		}

	};

	private final String origin;

	InstrumentedClient(String origin) {
		this.origin = origin;
	}

	String origin() {
		return this.origin;
	}

	boolean isOurs() {
		return this.origin.contains("tux_sentry");
	}

	public abstract String get(Clients clients, URI uri) throws IOException;

	abstract String getPlain(URI uri) throws IOException;

	/**
	 * The instrumented clients of an application.
	 */
	public record Clients(RestClient restClient, RestClient ownRestClient, RestTemplate restTemplate,
			RestTemplate ownRestTemplate, WebClient webClient, WebClient ownWebClient, OkHttpClient okHttp) {
	}

	/**
	 * An application with the clients.
	 */
	@Configuration(proxyBeanMethods = false)
	public static class ClientsConfiguration {

		@Bean
		RestClient ownRestClient() {
			return HttpClients.restClient(HttpClients.PATIENT);
		}

		@Bean
		RestTemplate ownRestTemplate() {
			return HttpClients.restTemplate(HttpClients.PATIENT);
		}

		@Bean
		WebClient ownWebClient() {
			return HttpClients.webClient(HttpClients.PATIENT);
		}

		@Bean
		OkHttpClient okHttp() {
			return HttpClients.okHttp(HttpClients.PATIENT);
		}

		@Bean
		Clients clients(RestClient.Builder restClient, RestClient ownRestClient,
				@Qualifier("restTemplateBuilder") Object restTemplate, RestTemplate ownRestTemplate,
				WebClient.Builder webClient, WebClient ownWebClient, OkHttpClient okHttp) {
			return new Clients(restClient.requestFactory(HttpClients.jdkRequests(HttpClients.PATIENT)).build(),
					ownRestClient, built(restTemplate), ownRestTemplate,
					webClient.clientConnector(HttpClients.connector(HttpClients.PATIENT)).build(), ownWebClient,
					okHttp);
		}

		/**
		 * Build a RestTemplate. The package of its builder depends on the version of
		 * Spring Boot.
		 */
		private static RestTemplate built(Object builder) {
			RestTemplate template = Objects.requireNonNull(ReflectionTestUtils.invokeMethod(builder, "build"));
			template.setRequestFactory(HttpClients.simpleRequests(HttpClients.PATIENT));
			return template;
		}

	}

	/**
	 * Name of Sentry's module for the version of Spring Framework, in the origins of its
	 * spans.
	 */
	private static final class Spring {

		private static final String MODULE = SpringVersion.getVersion().startsWith("6.") ? "spring_jakarta" : "spring7";

	}

}
