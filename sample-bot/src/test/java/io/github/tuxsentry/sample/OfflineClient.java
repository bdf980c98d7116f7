package io.github.tuxsentry.sample;

import java.time.Duration;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.tuxsentry.SentryManager;
import io.github.tuxsentry.test.sentry.LocalMetric;
import io.github.tuxsentry.test.sentry.LocalSentry;
import io.github.tuxsentry.test.sentry.SentryItem;

import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Client that sends commands to the bot over HTTP, and returns the data that they send to
 * Sentry.
 */
public class OfflineClient {

	private final HttpClient http;

	private final LocalSentry sentry;

	private final SentryManager manager;

	OfflineClient(HttpClient http, LocalSentry sentry, SentryManager manager) {
		this.http = http;
		this.sentry = sentry;
		this.manager = manager;
	}

	/**
	 * Send a command to the bot and wait for its transaction.
	 * @param kind {@code slash}, {@code user}, {@code message} or {@code prefix}
	 * @param name the name of the command
	 * @param user the name of the user who sends the command
	 * @param options the options by name
	 * @return the run of the command
	 */
	public Run run(String kind, String name, String user, Map<String, ?> options) {
		ResponseEntity<JsonNode> response = this.http.post("/offline/discord/commands",
				Map.of("kind", kind, "name", name, "user", user, "options", options));
		assertThat(response.getStatusCode()).isEqualTo(HttpStatus.ACCEPTED);
		JsonNode delivered = response.getBody();
		String id = delivered.path("id").textValue();
		assertThat(id).isNotBlank();
		SentryItem transaction = this.sentry
			.awaitTransaction((item) -> id.equals(item.context("interaction").path("interaction_id").textValue())
					|| id.equals(item.context("command").path("message_id").textValue()));
		this.manager.flush(Duration.ofSeconds(5));
		return new Run(id, delivered.path("userId").textValue(), transaction, this.sentry);
	}

	/**
	 * Run of a command, as received by Sentry.
	 *
	 * @param id the ID of the interaction or message
	 * @param userId the ID of the user
	 * @param transaction the transaction of the command
	 * @param sentry the local Sentry
	 */
	public record Run(String id, String userId, SentryItem transaction, LocalSentry sentry) {

		/**
		 * Verify that exactly one event belongs to the trace of the command, and return
		 * it.
		 * @return the event
		 */
		public SentryItem onlyEvent() {
			assertThat(this.sentry.events()).filteredOn(this::isOfThisTrace).hasSize(1);
			return this.sentry.events().stream().filter(this::isOfThisTrace).findFirst().orElseThrow();
		}

		/**
		 * Verify that no event belongs to the trace of the command.
		 */
		public void hasNoEvent() {
			assertThat(this.sentry.events()).noneMatch(this::isOfThisTrace);
		}

		/**
		 * Return whether the transaction has a span.
		 * @param op the operation of the span
		 * @param description the text that the description has to contain
		 * @return whether there is such a span
		 */
		public boolean hasSpan(String op, String description) {
			return this.transaction.spans()
				.stream()
				.anyMatch((span) -> op.equals(span.path("op").textValue())
						&& span.path("description").asText().contains(description));
		}

		/**
		 * Verify that exactly one metric with the given name belongs to the trace of the
		 * command, and return it.
		 * @param name the name of the metric
		 * @return the metric
		 */
		public LocalMetric onlyMetric(String name) {
			assertThat(this.sentry.metrics()).filteredOn((metric) -> isOfThisTrace(metric, name)).hasSize(1);
			return this.sentry.metrics()
				.stream()
				.filter((metric) -> isOfThisTrace(metric, name))
				.findFirst()
				.orElseThrow();
		}

		/**
		 * Verify that no metric with the given name belongs to the trace of the command.
		 * @param name the name of the metric
		 */
		public void hasNoMetric(String name) {
			assertThat(this.sentry.metrics()).noneMatch((metric) -> isOfThisTrace(metric, name));
		}

		private boolean isOfThisTrace(SentryItem event) {
			return this.transaction.traceId().equals(event.traceId());
		}

		private boolean isOfThisTrace(LocalMetric metric, String name) {
			return metric.name().equals(name) && this.transaction.traceId().equals(metric.traceId());
		}

	}

}
