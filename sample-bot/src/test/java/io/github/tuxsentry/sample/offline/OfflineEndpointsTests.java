package io.github.tuxsentry.sample.offline;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.tuxsentry.sample.HttpClient;
import io.github.tuxsentry.sample.OfflineBot;
import io.github.tuxsentry.sample.OfflineClient;
import io.github.tuxsentry.test.sentry.LocalSentry;
import io.github.tuxsentry.test.sentry.SentryItem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;

import static org.assertj.core.api.Assertions.assertThat;

@OfflineBot
class OfflineEndpointsTests {

	@Autowired
	private HttpClient http;

	@Autowired
	private OfflineClient client;

	@Autowired
	private LocalSentry sentry;

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			textBlock = """
					{"kind":"shout","name":"ping"}                          | kind must be one of [slash, user, message, prefix], not shout
					{"name":"ping"}                                         | kind must be one of [slash, user, message, prefix], not null
					{"kind":"slash"}                                        | name is missing
					{"kind":"slash","name":" "}                             | name is missing
					{"kind":"slash","name":"ping","options":{"a":[]}}       | options.a must be a text, a number or a boolean
					{"kind":"slash","name":"ping","options":{"a":null}}     | options.a must be a text, a number or a boolean
					{"kind":"slash","name":"ping","options":"a"}            | The body must be JSON such as
					{"kind                                                  | The body must be JSON such as
					""")
	void aCommandThatMakesNoSenseIsRefused(String body, String explanation) {
		ResponseEntity<JsonNode> response = post(body);
		assertThat(response.getStatusCode()).isEqualTo(HttpStatus.BAD_REQUEST);
		assertThat(response.getBody().path("detail").textValue()).startsWith(explanation);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			{"kind":"SLASH","name":"ping"}
			{"kind":"slash","name":"ping","user":"","options":null}
			""")
	void userAndOptionsCanBeLeftOut(String body) {
		ResponseEntity<JsonNode> response = post(body);
		assertThat(response.getStatusCode()).isEqualTo(HttpStatus.ACCEPTED);
		assertThat(response.getBody().path("user").textValue()).isEqualTo("alice");
	}

	private ResponseEntity<JsonNode> post(String body) {
		return this.http.post("/offline/discord/commands", body);
	}

	@Test
	void pageIsThatOfTheLocalSentry() throws Exception {
		java.net.http.HttpResponse<Void> response = java.net.http.HttpClient.newHttpClient()
			.send(HttpRequest.newBuilder(URI.create(this.http.url("/offline"))).build(), BodyHandlers.discarding());
		assertThat(response.statusCode()).isEqualTo(302);
		assertThat(response.headers().firstValue("Location")).hasValue(this.sentry.pageUrl());
	}

	@Test
	void itemsAreShownInOrderAsTheyWereReceived() {
		this.client.run("slash", "crash", "alice", Map.of("text", "Boom"));
		this.client.run("slash", "ping", "alice", Map.of());
		List<SentryItem> received = this.sentry.items();
		JsonNode items = this.http.get("/offline/sentry/items");
		assertThat(items.isArray()).isTrue();
		assertThat(items).allSatisfy((item) -> {
			assertThat(item.fieldNames()).toIterable().containsExactly("type", "envelope", "header", "payload");
			assertThat(item.at("/header/type")).isEqualTo(item.path("type"));
		});
		assertThat(items).extracting((item) -> item.path("payload"))
			.startsWith(received.stream().map(SentryItem::payload).toArray(JsonNode[]::new));
	}

	@Test
	void itemsAreShownByType() {
		this.client.run("slash", "crash", "alice", Map.of("text", "One of a kind"));
		JsonNode events = this.http.get("/offline/sentry/items?type=event");
		assertThat(events).isNotEmpty().allMatch((item) -> item.path("type").textValue().equals("event"));
		assertThat(events).anyMatch((item) -> item.toString().contains("One of a kind"));
		JsonNode metrics = this.http.get("/offline/sentry/items?type=trace_metric");
		assertThat(metrics).isNotEmpty().allMatch((item) -> item.at("/payload/items").isArray());
		assertThat(this.http.get("/offline/sentry/items?type=nothing")).isEmpty();
		int received = this.sentry.items().size();
		assertThat(this.http.get("/offline/sentry/items?type=")).hasSizeGreaterThanOrEqualTo(received);
	}

	@Test
	void requestsToTheBotItselfLeaveNothingInSentry() {
		this.client.run("slash", "ping", "alice", Map.of());
		int before = this.sentry.items().size();
		assertThat(this.http.get("/actuator/health").path("status").textValue()).isEqualTo("UP");
		post("{}");
		this.client.run("slash", "ping", "alice", Map.of());
		assertThat(this.sentry.items()).hasSizeGreaterThan(before)
			.allMatch((item) -> item.name() == null || item.name().startsWith("command."));
	}

}
