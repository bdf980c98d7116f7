package io.github.tuxsentry.internal.http;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.tuxsentry.SentryManager;
import io.github.tuxsentry.TransactionHandle;
import io.github.tuxsentry.error.TuxApiConnectionException;
import io.github.tuxsentry.error.TuxApiException;
import io.github.tuxsentry.error.TuxApiPermissionException;
import io.github.tuxsentry.error.TuxApiRequestException;
import io.github.tuxsentry.error.TuxApiResourceNotFoundException;
import io.github.tuxsentry.http.TuxSentryOkHttpInterceptor;
import io.github.tuxsentry.internal.autoconfigure.RunningBot;
import io.github.tuxsentry.internal.error.Causes;
import io.github.tuxsentry.internal.fault.FaultBarrier;
import io.github.tuxsentry.internal.http.AnsweringServer.Answer;
import io.github.tuxsentry.internal.http.InstrumentedClient.Clients;
import io.github.tuxsentry.internal.http.restclient.RestClientInstrumentation;
import io.github.tuxsentry.internal.http.webclient.WebClientInstrumentation;
import io.github.tuxsentry.test.sentry.LocalMetric;
import io.github.tuxsentry.test.sentry.LocalSentry;
import io.github.tuxsentry.test.sentry.SentryItem;
import io.sentry.ScopesAdapter;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import reactor.core.publisher.Mono;

import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestTemplate;
import org.springframework.web.reactive.function.client.WebClient;

import static io.github.tuxsentry.test.sentry.SentryAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

/**
 * The calls of every client that is followed, to a service that has a name and to one
 * that has none.
 */
class HttpCallsTests {

	private static AnsweringServer named;

	private static AnsweringServer unnamed;

	private static RunningBot bot;

	@BeforeAll
	static void startBot() {
		named = AnsweringServer.start();
		unnamed = AnsweringServer.start();
		// Reactor logs the failure of a call after its cancellation, at any later time.
		bot = RunningBot.start(InstrumentedClient.ClientsConfiguration.class,
				"tux.sentry.filter.excluded-loggers=reactor.core.publisher.Operators",
				"tux.sentry.capture.http.services.users.name=Users",
				"tux.sentry.capture.http.services.users.urls=" + named.url());
		bot.clear();
	}

	@AfterAll
	static void stopBot() {
		bot.close();
		named.close();
		unnamed.close();
	}

	@AfterEach
	void clear() {
		assertThat(bot.bean(FaultBarrier.class).count()).isZero();
		bot.clear();
	}

	static Stream<Arguments> everyClientWithEveryAnswer() {
		List<Arguments> rows = new ArrayList<>();
		for (InstrumentedClient client : InstrumentedClient.values()) {
			for (Answer answer : EnumSet.complementOf(EnumSet.of(Answer.SILENCE))) {
				rows.add(Arguments.of(client, answer));
			}
		}
		return rows.stream();
	}

	@ParameterizedTest(name = "{0} {1}")
	@MethodSource("everyClientWithEveryAnswer")
	void answersAndExceptionsOfAnUnnamedServicePassAsTheyAre(InstrumentedClient client, Answer answer) {
		URI uri = unnamed.uri(answer);
		Object plain = outcome(() -> client.getPlain(uri));
		assertThat(outcome(() -> client.get(bot.bean(Clients.class), uri))).isEqualTo(plain);
		assertThat(bot.received().events()).isEmpty();
	}

	private static Object outcome(Call call) {
		try {
			return call.make();
		}
		catch (Throwable failure) {
			return Causes.of(failure).stream().map((error) -> error.getClass() + " " + error.getMessage()).toList();
		}
	}

	@ParameterizedTest(name = "{0} {1}")
	@MethodSource("everyClientWithEveryAnswer")
	void errorsOfANamedServiceAreErrorsOfOurs(InstrumentedClient client, Answer answer) {
		Throwable thrown = catchThrowable(() -> client.get(bot.bean(Clients.class), named.uri(answer)));
		LocalSentry received = bot.received();
		if (answer == Answer.OK) {
			assertThat(thrown).isNull();
			assertThat(received).hasNoEvents();
		}
		else {
			TuxApiException ours = ours(client, thrown);
			assertThat(ours).isExactlyInstanceOf(expected(answer));
			assertThat(ours.getService()).isEqualTo("Users");
			assertThat(received).hasEvents(1);
			assertThat(received.events().get(0)).hasTag("error.type", "api")
				.hasTag("api.endpoint", "GET " + path(answer))
				.hasExceptionOfType(expected(answer))
				.hasContextEntry("api_error", "service", "Users")
				.hasContextEntry("api_error", "endpoint", "GET " + path(answer));
			if (ours instanceof TuxApiRequestException request) {
				assertThat(request.getStatusCode()).isEqualTo(answer.status());
				assertThat(received.events().get(0)).hasTag("api.status_code", String.valueOf(answer.status()))
					.hasContextEntry("api_error", "response", answer.body());
			}
			if (ours instanceof TuxApiResourceNotFoundException notFound) {
				assertThat(notFound.getResource()).isEqualTo("/not_found/users/4711");
			}
		}
		LocalMetric count = received.awaitMetric("bot.api.call.count");
		assertThat(count).hasValue(1)
			.hasAttribute("service", "Users")
			.hasAttribute("endpoint", path(answer))
			.hasAttribute("method", "GET")
			.hasAttribute("success", answer == Answer.OK)
			.hasAttribute("rate_limited", answer == Answer.TOO_MANY);
		if (answer.status() > 0) {
			assertThat(count).hasAttribute("status_code", answer.status());
		}
		assertThat(received.awaitMetric("bot.api.call.duration")).hasUnit("millisecond");
		assertThat(received.metrics().stream().anyMatch((metric) -> metric.name().equals("bot.api.rate_limits")))
			.isEqualTo(answer == Answer.TOO_MANY);
		assertThat(received.metrics().stream().anyMatch((metric) -> metric.name().equals("bot.api.failures")))
			.isEqualTo(answer != Answer.OK);
	}

	private static TuxApiException ours(InstrumentedClient client, Throwable thrown) {
		if (client == InstrumentedClient.OWN_OK_HTTP) {
			assertThat(thrown).isExactlyInstanceOf(IOException.class);
			return (TuxApiException) thrown.getCause();
		}
		return (TuxApiException) thrown;
	}

	private static String path(Answer answer) {
		return "/" + answer.name().toLowerCase(Locale.ROOT) + "/users/{id}";
	}

	private static Class<? extends TuxApiException> expected(Answer answer) {
		return switch (answer) {
			case NOT_FOUND -> TuxApiResourceNotFoundException.class;
			case FORBIDDEN -> TuxApiPermissionException.class;
			case TOO_MANY, ERROR -> TuxApiRequestException.class;
			default -> TuxApiConnectionException.class;
		};
	}

	@ParameterizedTest
	@EnumSource(InstrumentedClient.class)
	void aCallIsOneSpanAndHandsItsTraceOnOnce(InstrumentedClient client) throws IOException {
		named.requests().clear();
		ScopesAdapter.getInstance().clearBreadcrumbs();
		SentryItem transaction = inTransaction(() -> client.get(bot.bean(Clients.class), named.uri(Answer.OK)));
		assertThat(transaction.spans()).hasSize(1);
		JsonNode span = transaction.spans().get(0);
		assertThat(span.path("op").asText()).isEqualTo("http.client");
		assertThat(span.path("origin").asText()).isEqualTo(client.origin());
		assertThat(span.path("status").asText()).isEqualTo("ok");
		if (client.isOurs()) {
			assertThat(span.path("description").asText()).isEqualTo("GET " + named.url() + "/ok/users/{id}");
			assertThat(span.path("data").path("http.response.status_code").asInt()).isEqualTo(200);
			assertThat(span.path("data").path("http.request.method").asText()).isEqualTo("GET");
			assertThat(span.path("data").path("server.address").asText()).isEqualTo("127.0.0.1");
		}
		if (client.isOurs()) {
			assertThat(transaction.breadcrumbs()).filteredOn((crumb) -> crumb.path("type").asText().equals("http"))
				.hasSize(1)
				.first()
				.extracting((crumb) -> crumb.path("data"))
				.satisfies((data) -> {
					assertThat(data.path("url").asText()).isEqualTo(named.url() + "/ok/users/4711");
					assertThat(data.path("status_code").asInt()).isEqualTo(200);
				});
		}
		List<String> headers = named.requests()
			.get(0)
			.lines()
			.filter((line) -> line.startsWith("sentry-trace:"))
			.toList();
		assertThat(headers).hasSize(1)
			.first()
			.asString()
			.contains(transaction.traceId(), span.path("span_id").asText());
		assertThat(named.requests().get(0)).contains("baggage: sentry-");
	}

	@ParameterizedTest
	@EnumSource(names = { "OWN_.*" }, mode = EnumSource.Mode.MATCH_ALL)
	void aSpanHasTheStatusOfItsCall(InstrumentedClient client) {
		assertThat(statusOf(client, Answer.NOT_FOUND)).isEqualTo("not_found");
		assertThat(statusOf(client, Answer.TOO_MANY)).isEqualTo("resource_exhausted");
		assertThat(statusOf(client, Answer.RESET)).isEqualTo("unavailable");
	}

	@Test
	void aCallThatIsNotAnsweredInTimeEndsSo() throws Exception {
		Duration patience = HttpClients.IMPATIENT;
		URI uri = unnamed.uri(Answer.SILENCE);
		RestTemplate template = HttpClients.restTemplate(patience);
		bot.bean(RestClientInstrumentation.class).instrument(template);
		RestClient restClient = bot.bean(RestClientInstrumentation.class).instrument(HttpClients.restClient(patience));
		WebClient webClient = bot.bean(WebClientInstrumentation.class).instrument(HttpClients.webClient(patience));
		OkHttpClient okHttp = HttpClients.okHttp(patience)
			.newBuilder()
			.addInterceptor(bot.bean(TuxSentryOkHttpInterceptor.class))
			.build();
		List<Call> calls = List.of(() -> HttpClients.get(template, uri), () -> HttpClients.get(restClient, uri),
				() -> HttpClients.get(webClient, uri), () -> HttpClients.get(okHttp, uri));
		for (Call call : calls) {
			SentryItem transaction = inTransaction(() -> catchThrowable(call::make));
			assertThat(transaction.spans()).hasSize(1)
				.first()
				.extracting((span) -> span.path("status").asText())
				.isEqualTo("deadline_exceeded");
			bot.clear();
		}
	}

	@Test
	void aCancelledCallEndsSo() {
		SentryItem transaction = inTransaction(() -> bot.bean(Clients.class)
			.ownWebClient()
			.get()
			.uri(unnamed.uri(Answer.SILENCE))
			.retrieve()
			.bodyToMono(String.class)
			.timeout(HttpClients.IMPATIENT, Mono.just("none"))
			.block());
		assertThat(transaction.spans().get(0).path("status").asText()).isEqualTo("cancelled");
	}

	private static String statusOf(InstrumentedClient client, Answer answer) {
		SentryItem transaction = inTransaction(
				() -> catchThrowable(() -> client.get(bot.bean(Clients.class), unnamed.uri(answer))));
		bot.clear();
		return transaction.spans().get(0).path("status").asText();
	}

	@Test
	void aTemplateIsKnownWhereTheClientTellsIt() throws IOException {
		Clients clients = bot.bean(Clients.class);
		String template = unnamed.url() + "/ok/guilds/{guild}/members/{name}?limit={limit}";
		SentryItem transaction = inTransaction(() -> {
			clients.ownRestClient().get().uri(template, "mine", "alice", 5).retrieve().toBodilessEntity();
			return clients.ownWebClient()
				.post()
				.uri(template, "mine", "alice", 5)
				.retrieve()
				.toBodilessEntity()
				.block();
		});
		String address = unnamed.url() + "/ok/guilds/{guild}/members/{name}";
		assertThat(transaction.spans()).extracting((span) -> span.path("description").asText())
			.containsExactly("GET " + address, "POST " + address);
		assertThat(bot.received().awaitMetric("bot.api.call.count")).hasValue(1)
			.hasAttribute("service", "127.0.0.1")
			.hasAttribute("endpoint", "/ok/guilds/{guild}/members/{name}");
	}

	@Test
	void aCallOfJdaIsFollowedElsewhere() throws IOException {
		Request request = new Request.Builder().url(named.uri(Answer.NOT_FOUND).toString())
			.header("user-agent", "DiscordBot (https://github.com/discord-jda/JDA, 6.5.0)")
			.build();
		try (Response response = bot.bean(Clients.class).okHttp().newCall(request).execute()) {
			assertThat(response.code()).isEqualTo(404);
		}
		assertThat(bot.received()).hasNoEvents().doesNotHaveMetric("bot.api.call.count");
	}

	private static SentryItem inTransaction(Call call) {
		try (TransactionHandle transaction = bot.bean(SentryManager.class)
			.startTransaction("task.background", "calling")) {
			call.make();
		}
		catch (Throwable failure) {
			throw new AssertionError(failure);
		}
		return bot.received().awaitTransaction("calling");
	}

	/**
	 * A call.
	 */
	@FunctionalInterface
	interface Call {

		Object make() throws Throwable;

	}

}
