package io.github.tuxsentry.test.sentry;

import java.io.IOException;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for the feed of the page, and the items to which it refers.
 */
class PageFeedTests {

	private static final String TRANSACTION = """
			{"type":"transaction"}
			{"transaction":"command.%s","start_timestamp":100.0,"timestamp":100.25,"spans":[{"op":"db"}],\
			"contexts":{"trace":{"trace_id":"abc","op":"discord.command","status":"ok"}},\
			"tags":{"command.type":"slash"},"user":{"username":"alice"}}
			""";

	private final LocalSentry sentry = LocalSentry.builder().maxItemsPerType(3).start();

	private final PageClient client = new PageClient(this.sentry);

	@AfterEach
	void stop() {
		this.sentry.close();
	}

	private void receive(String item) throws IOException {
		assertThat(this.client.send("POST", "/api/42/envelope/", Map.of(), "{}\n" + item).status()).isEqualTo(200);
	}

	@Test
	void transactionIsSummarized() throws IOException {
		receive(TRANSACTION.formatted("ping"));
		try (PageClient.Events feed = this.client.feed(Map.of())) {
			JsonNode item = feed.next().at("/items/0");
			assertThat(item.path("n").asInt()).isEqualTo(1);
			assertThat(item.path("name").asText()).isEqualTo("command.ping");
			assertThat(item.path("status").asText()).isEqualTo("ok");
			assertThat(item.path("duration").asDouble()).isEqualTo(250);
			assertThat(item.path("user").asText()).isEqualTo("alice");
			assertThat(item.path("spans").asInt()).isEqualTo(1);
			assertThat(item.path("kind").asText()).isEqualTo("slash");
			assertThat(item.path("trace").asText()).isEqualTo("abc");
			assertThat(item.has("payload")).isFalse();
		}
	}

	@Test
	void completeItemIsAvailable() throws IOException {
		receive(TRANSACTION.formatted("ping"));
		JsonNode item = this.client.get("/items/1").json();
		assertThat(item.path("type").asText()).isEqualTo("transaction");
		assertThat(item.path("payload")).isEqualTo(this.sentry.transactions().get(0).payload());
	}

	@Test
	void itemIsSentWhenItArrives() throws IOException {
		try (PageClient.Events feed = this.client.feed(Map.of())) {
			assertThat(feed.next().path("items")).isEmpty();
			receive(TRANSACTION.formatted("ping"));
			assertThat(feed.next().at("/items/0/name").asText()).isEqualTo("command.ping");
			receive(TRANSACTION.formatted("ban"));
			assertThat(feed.next().at("/items/0/name").asText()).isEqualTo("command.ban");
		}
	}

	@Test
	void clientThatReconnectsResumesAfterTheLastEvent() throws IOException {
		receive(TRANSACTION.formatted("ping"));
		String id;
		try (PageClient.Events feed = this.client.feed(Map.of())) {
			feed.next();
			id = feed.id();
		}
		receive(TRANSACTION.formatted("ban"));
		try (PageClient.Events feed = this.client.feed(Map.of("Last-Event-ID", id))) {
			assertThat(feed.next().path("items")).extracting((item) -> item.path("name").asText())
				.containsExactly("command.ban");
		}
	}

	@Test
	void clientOfAnEarlierRunStartsAgain() throws IOException {
		receive(TRANSACTION.formatted("ping"));
		for (String id : new String[] { "0123abcd-0-1", "nonsense", "" }) {
			try (PageClient.Events feed = this.client.feed(Map.of("Last-Event-ID", id))) {
				assertThat(feed.next().path("items")).hasSize(1);
			}
		}
	}

	@Test
	void clientWithAnImpossiblePositionStartsAgain() throws IOException {
		receive(TRANSACTION.formatted("ping"));
		String id;
		try (PageClient.Events feed = this.client.feed(Map.of())) {
			feed.next();
			id = feed.id();
		}
		String impossible = id.replaceFirst("-\\d+-\\d+$", "-99999999999-1");
		try (PageClient.Events feed = this.client.feed(Map.of("Last-Event-ID", impossible))) {
			assertThat(feed.next().path("items")).hasSize(1);
		}
	}

	@Test
	void clearedItemsAreGone() throws IOException {
		receive(TRANSACTION.formatted("ping"));
		try (PageClient.Events feed = this.client.feed(Map.of())) {
			String run = feed.next().path("run").asText();
			assertThat(this.client.post("/clear", "{}").status()).isEqualTo(200);
			JsonNode cleared = feed.next();
			assertThat(cleared.path("run").asText()).isNotEqualTo(run);
			assertThat(cleared.path("items")).isEmpty();
			assertThat(this.sentry.items()).isEmpty();
			receive(TRANSACTION.formatted("ban"));
			assertThat(feed.next().at("/items/0/n").asInt()).isEqualTo(2);
		}
	}

	@Test
	void malformedEnvelopesAreCounted() throws IOException {
		try (PageClient.Events feed = this.client.feed(Map.of())) {
			assertThat(feed.next().path("malformed").asInt()).isZero();
			this.client.send("POST", "/api/42/envelope/", Map.of(), "nonsense");
			assertThat(feed.next().path("malformed").asInt()).isEqualTo(1);
		}
	}

	@Test
	void latestItemsOfEachTypeAreKept() throws IOException {
		receive("{\"type\":\"event\"}\n{\"message\":{\"message\":\"rare\"}}");
		for (int i = 1; i <= 10; i++) {
			receive(TRANSACTION.formatted(i));
		}
		assertThat(this.sentry.transactions()).extracting(SentryItem::name)
			.containsExactly("command.8", "command.9", "command.10");
		assertThat(this.sentry.events()).hasSize(1);
		assertThat(this.sentry.rawBodies()).hasSize(3);
		assertThat(this.client.get("/items/2").status()).isEqualTo(404);
		try (PageClient.Events feed = this.client.feed(Map.of())) {
			assertThat(feed.next().path("items")).hasSize(4);
		}
	}

	@Test
	void itemsAreKeptByTheirOwnSizes() throws IOException {
		try (LocalSentry small = LocalSentry.builder().maxBytesPerType(1_000).start()) {
			PageClient smallClient = new PageClient(small);
			for (int i = 1; i <= 5; i++) {
				String event = "{\"type\":\"event\"}\n{\"level\":\"info\",\"timestamp\":" + i + "}\n";
				String attachment = "{\"type\":\"attachment\",\"length\":900}\n" + "x".repeat(900);
				assertThat(
						smallClient.send("POST", "/api/42/envelope/", Map.of(), "{}\n" + event + attachment).status())
					.isEqualTo(200);
			}
			assertThat(small.events()).hasSize(5);
			assertThat(small.items("attachment")).hasSize(1);
			assertThat(small.rawBodies()).hasSize(1);
			for (int i = 1; i <= 10; i++) {
				smallClient.send("POST", "/api/42/envelope/", Map.of(), "{}\n" + TRANSACTION.formatted(i));
			}
			assertThat(small.transactions()).hasSizeBetween(2, 4).extracting(SentryItem::name).endsWith("command.10");
			assertThat(small.events()).hasSize(5);
		}
	}

	@Test
	void eventsAreGroupedByFingerprintOrByWhereTheyWereThrown() throws IOException {
		receive(event("[]", "One", "onPing"));
		receive(event("[]", "Two", "onPing"));
		receive(event("[\"{{ default }}\",\"eu\"]", "Three", "onPing"));
		try (PageClient.Events feed = this.client.feed(Map.of())) {
			JsonNode items = feed.next().path("items");
			String group = items.at("/0/group").asText();
			assertThat(group).isEqualTo("Oops bot.Commands.onPing").isEqualTo(items.at("/1/group").asText());
			assertThat(items.at("/0/title").asText()).isEqualTo("Oops: One");
			assertThat(items.at("/0/culprit").asText()).isEqualTo("bot.Commands.onPing");
			assertThat(items.at("/2/group").asText()).isEqualTo(group + " eu");
		}
	}

	private static String event(String fingerprint, String message, String function) {
		return """
				{"type":"event"}
				{"fingerprint":%s,"exception":{"values":[{"type":"Oops","value":"%s","stacktrace":{"frames":[\
				{"module":"jda","function":"run"},{"module":"bot.Commands","function":"%s","in_app":true},\
				{"module":"java","function":"call"}]}}]}}
				""".formatted(fingerprint, message, function);
	}

	@Test
	void longTextIsTruncated() throws IOException {
		receive(TRANSACTION.formatted("x".repeat(100_000)));
		try (PageClient.Events feed = this.client.feed(Map.of())) {
			assertThat(feed.next().at("/items/0/name").asText()).hasSizeLessThan(400);
		}
	}

}
