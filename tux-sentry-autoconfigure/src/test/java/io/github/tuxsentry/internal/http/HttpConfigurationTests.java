package io.github.tuxsentry.internal.http;

import java.net.URI;
import java.util.List;

import io.github.tuxsentry.internal.autoconfigure.NamedAutoConfigurations;
import io.github.tuxsentry.SentryManager;
import io.github.tuxsentry.capture.ErrorCapture;
import io.github.tuxsentry.error.TuxApiResourceNotFoundException;
import io.github.tuxsentry.http.TuxSentryOkHttpInterceptor;
import io.github.tuxsentry.internal.autoconfigure.BotContext;
import io.github.tuxsentry.internal.fault.FaultBarrier;
import io.github.tuxsentry.internal.http.AnsweringServer.Answer;
import io.github.tuxsentry.internal.http.ApiServices.ApiService;
import io.github.tuxsentry.internal.http.InstrumentedClient.Clients;
import io.github.tuxsentry.internal.http.okhttp.OkHttpBeanPostProcessor;
import io.github.tuxsentry.internal.http.restclient.RestClientFailures;
import io.github.tuxsentry.internal.http.restclient.RestClientInstrumentation;
import io.github.tuxsentry.internal.http.webclient.WebClientFailures;
import io.github.tuxsentry.internal.http.webclient.WebClientInstrumentation;
import io.github.tuxsentry.test.sentry.LocalSentry;
import io.sentry.IScopes;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.client.HttpClientErrorException;
import org.springframework.web.client.RestClient;
import org.springframework.web.reactive.function.client.WebClient;
import org.springframework.web.reactive.function.client.WebClientResponseException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * The rooms of the HTTP clients.
 */
class HttpConfigurationTests {

	private static ApplicationContextRunner withClients(ApplicationContextRunner runner) {
		return runner
			.withConfiguration(NamedAutoConfigurations.of("RestClientAutoConfiguration",
					"RestTemplateAutoConfiguration", "WebClientAutoConfiguration", "HttpClientAutoConfiguration",
					"HttpMessageConvertersAutoConfiguration"))
			.withUserConfiguration(InstrumentedClient.ClientsConfiguration.class);
	}

	@Test
	void everyClientIsFollowed() {
		BotContext.withoutDsn()
			.run((context) -> assertThat(context).hasSingleBean(ApiCalls.class)
				.hasSingleBean(RestClientInstrumentation.class)
				.hasSingleBean(RestClientFailures.class)
				.hasBean("tuxSentryRestTemplateCustomizer")
				.hasSingleBean(WebClientInstrumentation.class)
				.hasSingleBean(WebClientFailures.class)
				.hasSingleBean(TuxSentryOkHttpInterceptor.class));
	}

	@Test
	void aClientIsInstrumentedOnce() {
		withClients(BotContext.withoutDsn()).run((context) -> {
			Clients clients = context.getBean(Clients.class);
			RestClientInstrumentation restClients = context.getBean(RestClientInstrumentation.class);
			assertThat(restClients.instrument(clients.ownRestClient())).isSameAs(clients.ownRestClient());
			restClients.instrument(clients.restTemplate());
			assertThat(clients.restTemplate().getInterceptors()).hasSize(1);
			WebClientInstrumentation webClients = context.getBean(WebClientInstrumentation.class);
			assertThat(webClients.instrument(clients.webClient())).isSameAs(clients.webClient());
			assertThat(clients.okHttp().interceptors()).hasSize(1);
		});
	}

	@Test
	void withoutADsnTheCallsWorkAndNoTraceIsHandedOn() {
		try (AnsweringServer server = AnsweringServer.start()) {
			withClients(BotContext.withoutDsn()).run((context) -> {
				for (InstrumentedClient client : InstrumentedClient.values()) {
					assertThat(client.get(context.getBean(Clients.class), server.uri(Answer.OK)))
						.endsWith(Answer.OK.body());
				}
			});
			assertThat(server.requests()).hasSize(InstrumentedClient.values().length)
				.noneMatch((request) -> request.contains("sentry-trace") || request.contains("baggage"));
		}
	}

	@Test
	void aTraceIsHandedOnToNobodyButTheTargets() {
		try (AnsweringServer server = AnsweringServer.start(); LocalSentry sentry = LocalSentry.start()) {
			withClients(BotContext.sendingTo(sentry))
				.withPropertyValues("sentry.trace-propagation-targets=https://api.example.org")
				.run((context) -> {
					for (InstrumentedClient client : InstrumentedClient.values()) {
						client.get(context.getBean(Clients.class), server.uri(Answer.OK));
					}
				});
			assertThat(server.requests()).hasSize(InstrumentedClient.values().length)
				.noneMatch((request) -> request.contains("sentry-trace") || request.contains("baggage"));
		}
	}

	@Test
	void backsOffWithoutAClient() {
		BotContext.withoutDsn()
			.withClassLoader(new FilteredClassLoader(RestClient.class))
			.run((context) -> assertThat(context).hasNotFailed()
				.doesNotHaveBean(RestClientInstrumentation.class)
				.doesNotHaveBean("tuxSentryRestTemplateCustomizer"));
		BotContext.withoutDsn()
			.withClassLoader(new FilteredClassLoader(WebClient.class))
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean(WebClientInstrumentation.class));
		BotContext.withoutDsn()
			.withClassLoader(new FilteredClassLoader(OkHttpClient.class))
			.run((context) -> assertThat(context).doesNotHaveBean(TuxSentryOkHttpInterceptor.class));
	}

	@Test
	void backsOffWithoutSentry() {
		BotContext.onlyOurs()
			.withClassLoader(new FilteredClassLoader(IScopes.class))
			.run((context) -> assertThat(context).hasNotFailed()
				.doesNotHaveBean(ApiCalls.class)
				.doesNotHaveBean(RestClientInstrumentation.class)
				.doesNotHaveBean(WebClientInstrumentation.class)
				.doesNotHaveBean(TuxSentryOkHttpInterceptor.class));
	}

	@Test
	void eachCanBeSwitchedOff() {
		BotContext.withoutDsn()
			.withPropertyValues("tux.sentry.http.restclient.enabled=false")
			.run((context) -> assertThat(context).doesNotHaveBean(RestClientInstrumentation.class)
				.hasSingleBean(WebClientInstrumentation.class));
		BotContext.withoutDsn()
			.withPropertyValues("tux.sentry.http.webclient.enabled=false")
			.run((context) -> assertThat(context).doesNotHaveBean(WebClientInstrumentation.class)
				.hasSingleBean(TuxSentryOkHttpInterceptor.class));
		BotContext.withoutDsn()
			.withPropertyValues("tux.sentry.http.okhttp.enabled=false")
			.run((context) -> assertThat(context).doesNotHaveBean(OkHttpBeanPostProcessor.class)
				.hasSingleBean(RestClientInstrumentation.class));
		BotContext.withoutDsn()
			.withPropertyValues("tux.sentry.enabled=false")
			.run((context) -> assertThat(context).doesNotHaveBean(RestClientInstrumentation.class)
				.doesNotHaveBean(WebClientInstrumentation.class)
				.doesNotHaveBean(OkHttpBeanPostProcessor.class)
				.hasSingleBean(SentryManager.class));
	}

	@ParameterizedTest
	@ValueSource(strings = { "tux.sentry.enabled=false", "tux.sentry.http.restclient.enabled=false" })
	void exceptionsOfRestClientsThatAreNotInstrumentedAreConverted(String property) {
		assertThatIsConverted(property, HttpClientErrorException.create(HttpStatus.NOT_FOUND, "Not Found",
				HttpHeaders.EMPTY, new byte[0], null));
	}

	@ParameterizedTest
	@ValueSource(strings = { "tux.sentry.enabled=false", "tux.sentry.http.webclient.enabled=false" })
	void exceptionsOfWebClientsThatAreNotInstrumentedAreConverted(String property) {
		assertThatIsConverted(property,
				WebClientResponseException.create(404, "Not Found", HttpHeaders.EMPTY, new byte[0], null));
	}

	private static void assertThatIsConverted(String property, RuntimeException notFound) {
		BotContext.withoutDsn()
			.withPropertyValues(property)
			.run((context) -> assertThat(
					context.getBean(ErrorCapture.class).convertHttpError(notFound, "GitHub", "repos.get", "repository"))
				.isExactlyInstanceOf(TuxApiResourceNotFoundException.class)
				.hasCause(notFound));
	}

	@Test
	void beansOfTheApplicationWin() {
		BotContext.withoutDsn().withUserConfiguration(OwnBeans.class).run((context) -> {
			assertThat(context).hasSingleBean(ApiServices.class).hasSingleBean(RestClientInstrumentation.class);
			assertThat(context.getBean(ApiServices.class)).isSameAs(context.getBean("ownServices"));
			assertThat(context.getBean(RestClientInstrumentation.class))
				.isSameAs(context.getBean("ownInstrumentation"));
		});
	}

	@Test
	void servicesAreKnownByTheirAddresses() {
		BotContext.withoutDsn()
			.withPropertyValues("tux.sentry.capture.http.services.github.name=GitHub",
					"tux.sentry.capture.http.services.github.urls=https://api.github.com,https://uploads.github.com",
					"tux.sentry.capture.http.services.xkcd.urls[0]=https://xkcd.com",
					"tux.sentry.capture.http.services.xkcd.convert=false",
					"tux.sentry.capture.http.services.xkcd.resource=comic")
			.run((context) -> {
				ApiServices services = context.getBean(ApiServices.class);
				assertThat(services.find(URI.create("https://uploads.github.com/x")).name()).isEqualTo("GitHub");
				ApiService xkcd = services.find(URI.create("https://xkcd.com/614"));
				assertThat(xkcd.name()).isEqualTo("xkcd");
				assertThat(xkcd.convert()).isFalse();
				assertThat(xkcd.resource()).isEqualTo("comic");
			});
	}

	@Test
	void anAddressThatIsNoneStopsTheStart() {
		BotContext.withoutDsn()
			.withPropertyValues("tux.sentry.capture.http.services.github.urls=api.github.com")
			.run((context) -> assertThat(context).getFailure()
				.rootCause()
				.isInstanceOf(InvalidConfigurationPropertyValueException.class)
				.hasMessageContaining("tux.sentry.capture.http.services.github.urls"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "ftp://example.org", "https://", "https://me@example.org", "https://example.org?x=1",
			"no address", "" })
	void whatIsNoAddressIsTold(String address) {
		CaptureHttpProperties.Service service = new CaptureHttpProperties.Service(null, List.of(address), true, null);
		assertThatExceptionOfType(InvalidConfigurationPropertyValueException.class)
			.isThrownBy(() -> service.toService("github"))
			.satisfies((failure) -> assertThat(failure.getReason()).contains("https://host"));
	}

	@Test
	void aServiceNeedsAnAddress() {
		CaptureHttpProperties.Service service = new CaptureHttpProperties.Service("GitHub", List.of(), true, null);
		assertThatExceptionOfType(InvalidConfigurationPropertyValueException.class)
			.isThrownBy(() -> service.toService("github"))
			.satisfies((failure) -> assertThat(failure.getName())
				.isEqualTo("tux.sentry.capture.http.services.github.urls"));
	}

	@Configuration(proxyBeanMethods = false)
	static class OwnBeans {

		@Bean
		ApiServices ownServices() {
			return new ApiServices(List.of());
		}

		@Bean
		RestClientInstrumentation ownInstrumentation(FaultBarrier faults) {
			return new RestClientInstrumentation(() -> null, faults);
		}

	}

}
