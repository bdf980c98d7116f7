package io.github.tuxsentry.conventions;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.tuxsentry.internal.autoconfigure.RunningBot;
import io.github.tuxsentry.internal.tracing.SpanAttribute;
import io.github.tuxsentry.test.discord.LocalDiscord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

/**
 * Tests for what Sentry's own pages show of a bot, as it arrived there.
 */
class SentryPagesTests {

	private static RunningBot bot;

	private static List<JsonNode> spans;

	@BeforeAll
	static void runTheCommand() {
		bot = RunningBot.start(PagesBot.class, "tux.sentry.sampling.commands=1", "tux.sentry.filter.spans.group=false");
		bot.bean(LocalDiscord.class).slash("tour").by("alice").send().awaitReply();
		spans = bot.received().awaitTransaction("command.tour").spans();
	}

	@AfterAll
	static void stop() {
		bot.close();
	}

	@ParameterizedTest
	@EnumSource
	void aPageFindsAllThatItNeeds(SentryPage page) {
		assertThat(spans.stream().filter(page::shows)).isNotEmpty()
			.allSatisfy((span) -> assertThat(SentryPage.missing(span)).as(span.toString()).isEmpty());
	}

	@Test
	void queriesTellTheirDatabase() {
		assertThat(shownOn(SentryPage.QUERIES)).allSatisfy((span) -> {
			assertThat(span.path("data").path("db.system").asText()).isEqualTo("h2");
			assertThat(span.path("data").path("db.namespace").asText()).isEqualTo(PagesBot.DATABASE);
		});
		assertThat(shownOn(SentryPage.QUERIES))
			.extracting((span) -> span.path("data").path("db.operation.name").asText(),
					(span) -> span.path("data").path("db.collection.name").asText(null))
			.containsExactly(tuple("CREATE", "cases"), tuple("SELECT", "cases"), tuple("SELECT", null),
					tuple("DELETE", "nowhere"));
	}

	@Test
	void discordCallsTellTheirHostAndTheTemplateOfTheirRoute() {
		assertThat(spans).filteredOn((span) -> span.path("origin").asText().equals("auto.http.jda"))
			.singleElement()
			.satisfies((span) -> {
				assertThat(span.path("description").asText())
					.isEqualTo("POST /interactions/{interaction_id}/{interaction_token}/callback");
				JsonNode data = span.path("data");
				assertThat(data.path("url.template").asText())
					.isEqualTo("/interactions/{interaction_id}/{interaction_token}/callback");
				assertThat(data.path("server.address").asText()).isEqualTo("127.0.0.1");
				assertThat(data.path("server.port").asInt()).isPositive();
				assertThat(data.path("http.request.method").asText()).isEqualTo("POST");
				assertThat(data.path("http.response.status_code").asInt()).isBetween(200, 204);
			});
	}

	@Test
	void callsOfHttpClientsTellTheirTemplateAndTheirFailure() {
		int port = bot.bean(PagesBot.Tour.class).port();
		assertThat(shownOn(SentryPage.OUTBOUND_REQUESTS))
			.filteredOn((span) -> !span.path("origin").asText().equals("auto.http.jda"))
			.extracting((span) -> span.path("data").path("server.port").asInt(),
					(span) -> span.path("data").path("url.template").asText(),
					(span) -> span.path("data").path("http.response.status_code").asText(null),
					(span) -> span.path("data").path("error.type").asText(null))
			.containsExactly(tuple(port, "/pages/{page}", "204", null), tuple(port, "/missing/{page}", "404", "404"),
					tuple(port, "/users/{id}", "204", null), tuple(1, "/", null, "java.net.ConnectException"));
	}

	@Test
	void cacheOperationsTellWhatTheyDid() {
		assertThat(spans).filteredOn((span) -> span.path("op").asText().startsWith("cache."))
			.extracting((span) -> span.path("op").asText(), (span) -> span.path("data").path("cache.hit").asText(null),
					(span) -> span.path("data").path("cache.item_size").asText(null),
					(span) -> span.path("data").path("cache.write").asText(null))
			.containsExactly(tuple("cache.get", "false", null, null), tuple("cache.put", null, "4", "true"),
					tuple("cache.get", "true", "4", null), tuple("cache.put", null, "5", "false"),
					tuple("cache.remove", null, null, null), tuple("cache.flush", null, null, null));
	}

	@Test
	void everyAttributeIsDocumentedOrOfTheSdk() {
		List<String> documented = Arrays.stream(SpanAttribute.values()).map(SpanAttribute::key).toList();
		assertThat(spans).allSatisfy((span) -> assertThat(span.path("data").fieldNames()).toIterable()
			.filteredOn((key) -> !key.startsWith("thread."))
			.isSubsetOf(documented));
	}

	private static Stream<JsonNode> shownOn(SentryPage page) {
		return spans.stream().filter(page::shows);
	}

}
