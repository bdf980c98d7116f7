package io.github.tuxsentry.internal.http;

import java.lang.reflect.Constructor;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.tuxsentry.SentryManager;
import io.github.tuxsentry.TransactionHandle;
import io.github.tuxsentry.internal.autoconfigure.RunningBot;
import io.github.tuxsentry.internal.fault.FaultBarrier;
import io.github.tuxsentry.internal.http.AnsweringServer.Answer;
import io.github.tuxsentry.internal.http.restclient.RestClientInstrumentation;
import io.github.tuxsentry.test.sentry.SentryItem;
import io.sentry.Hint;
import io.sentry.IScopes;
import io.sentry.ScopesAdapter;
import io.sentry.SentryOptions.BeforeBreadcrumbCallback;
import io.sentry.TypeCheckHint;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.BeanUtils;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.SpringVersion;
import org.springframework.http.HttpRequest;
import org.springframework.http.client.ClientHttpRequestInterceptor;
import org.springframework.http.client.ClientHttpResponse;
import org.springframework.util.ClassUtils;
import org.springframework.web.client.RestClient;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Clients that have Sentry's own interceptor, since they are created by a builder of
 * Spring Boot.
 */
class SentryInterceptorTests {

	private final AnsweringServer server = AnsweringServer.start();

	@AfterEach
	void stopServer() {
		this.server.close();
	}

	@Test
	void itsPlaceIsTakenAndTheSpanKeepsItsOrigin() {
		try (RunningBot bot = RunningBot.start(ClientConfiguration.class)) {
			RestClient client = bot.bean(RestClient.class);
			assertThat(namesOfInterceptors(client)).containsExactly("ObservedRequestInterceptor");
			assertThat(namesOfInterceptors(bot.bean(RestClientInstrumentation.class).instrument(client)))
				.containsExactly("ObservedRequestInterceptor");
			SentryItem transaction = call(bot);
			assertThat(transaction.spans()).singleElement().satisfies((span) -> {
				assertThat(span.path("origin").asText()).isEqualTo(InstrumentedClient.REST_CLIENT.origin());
				assertThat(span.path("description").asText()).isEqualTo("POST " + this.server.url() + "/ok/users/{id}");
				assertThat(span.path("data").path("http.response.status_code").asInt()).isEqualTo(200);
			});
			assertThat(this.server.requests()).singleElement()
				.asString()
				.contains("sentry-trace: ", "baggage: sentry-");
			assertThat(bot.bean(FaultBarrier.class).count()).isZero();
		}
	}

	@Test
	void breadcrumbsHaveWhatItsOwnHave() {
		try (RunningBot bot = RunningBot.start(ClientConfiguration.class)) {
			List<Hint> hints = bot.bean(Hints.class).all();
			hints.clear();
			SentryItem transaction = call(bot);
			assertThat(transaction.breadcrumbs()).filteredOn((crumb) -> crumb.path("type").asText().equals("http"))
				.singleElement()
				.extracting((crumb) -> crumb.path("data"))
				.satisfies((data) -> {
					assertThat(data.path("url").asText()).isEqualTo(this.server.url() + "/ok/users/4711");
					assertThat(data.path("method").asText()).isEqualTo("POST");
					assertThat(data.path("status_code").asInt()).isEqualTo(200);
					assertThat(data.path("request_body_size").asInt()).isEqualTo(5);
				});
			assertThat(hints).filteredOn((hint) -> hint.get(TypeCheckHint.SPRING_REQUEST_INTERCEPTOR_REQUEST) != null)
				.singleElement()
				.satisfies((hint) -> {
					assertThat(hint.get(TypeCheckHint.SPRING_REQUEST_INTERCEPTOR_REQUEST))
						.isInstanceOf(HttpRequest.class);
					assertThat(hint.getAs(TypeCheckHint.SPRING_REQUEST_INTERCEPTOR_REQUEST_BODY, byte[].class))
						.asString()
						.isEqualTo("alice");
					assertThat(hint.get(TypeCheckHint.SPRING_REQUEST_INTERCEPTOR_RESPONSE))
						.isInstanceOf(ClientHttpResponse.class);
				});
		}
	}

	@Test
	void ignoringItsOriginStillMeansNeitherSpansNorHeaders() {
		try (RunningBot bot = RunningBot.start(ClientConfiguration.class,
				"sentry.ignored-span-origins=" + InstrumentedClient.REST_CLIENT.origin())) {
			assertThat(call(bot).spans()).isEmpty();
			assertThat(this.server.requests()).singleElement().asString().doesNotContain("sentry-trace", "baggage");
		}
	}

	@Test
	void itRemainsBehindAnInterceptorOfTheApplication() {
		try (RunningBot bot = RunningBot.start(ClientConfiguration.class)) {
			RestClient later = RestClient.builder().requestInterceptors((interceptors) -> {
				interceptors.add((request, body, execution) -> execution.execute(request, body));
				interceptors.add(interceptorOfSentry());
			}).build();
			RestClient client = bot.bean(RestClientInstrumentation.class).instrument(later);
			assertThat(namesOfInterceptors(client)).hasSize(3)
				.startsWith("ObservedRequestInterceptor")
				.endsWith("SentrySpanClientHttpRequestInterceptor");
			List<JsonNode> spans = inTransaction(bot, () -> post(client)).spans();
			assertThat(spans).singleElement()
				.extracting((span) -> span.path("description").asText())
				.isEqualTo("POST " + this.server.url() + "/ok/users/4711");
			assertThat(this.server.requests()).singleElement().asString().containsOnlyOnce("sentry-trace: ");
		}
	}

	/**
	 * Create Sentry's interceptor, whose package depends on the version of Spring.
	 */
	private static ClientHttpRequestInterceptor interceptorOfSentry() {
		String module = SpringVersion.getVersion().startsWith("6.") ? "spring.jakarta" : "spring7";
		Class<?> type = ClassUtils
			.resolveClassName("io.sentry." + module + ".tracing.SentrySpanClientHttpRequestInterceptor", null);
		Constructor<?> constructor = ClassUtils.getConstructorIfAvailable(type, IScopes.class, boolean.class);
		return (ClientHttpRequestInterceptor) BeanUtils.instantiateClass(constructor, ScopesAdapter.getInstance(),
				false);
	}

	private SentryItem call(RunningBot bot) {
		bot.clear();
		return inTransaction(bot, () -> post(bot.bean(RestClient.class)));
	}

	private void post(RestClient client) {
		client.post().uri(this.server.url() + "/ok/users/{id}", 4711).body("alice").retrieve().toBodilessEntity();
	}

	private static SentryItem inTransaction(RunningBot bot, Runnable work) {
		try (TransactionHandle transaction = bot.bean(SentryManager.class)
			.startTransaction("task.background", "calling")) {
			work.run();
		}
		return bot.received().awaitTransaction("calling");
	}

	private static List<String> namesOfInterceptors(RestClient client) {
		List<String> names = new CopyOnWriteArrayList<>();
		client.mutate()
			.requestInterceptors((interceptors) -> interceptors
				.forEach((interceptor) -> names.add(interceptor.getClass().getSimpleName())));
		return names;
	}

	record Hints(List<Hint> all) {
	}

	@Configuration(proxyBeanMethods = false)
	static class ClientConfiguration {

		@Bean
		RestClient restClient(RestClient.Builder builder) {
			return builder.requestFactory(HttpClients.simpleRequests(HttpClients.PATIENT)).build();
		}

		@Bean
		Hints hints() {
			return new Hints(new CopyOnWriteArrayList<>());
		}

		@Bean
		BeforeBreadcrumbCallback hintCollector(Hints hints) {
			return (breadcrumb, hint) -> {
				hints.all().add(hint);
				return breadcrumb;
			};
		}

	}

}
