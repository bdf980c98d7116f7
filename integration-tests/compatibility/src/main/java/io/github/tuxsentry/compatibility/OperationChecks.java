package io.github.tuxsentry.compatibility;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.tuxsentry.DeliveryMonitor;
import io.github.tuxsentry.test.sentry.LocalSentry;
import io.github.tuxsentry.test.sentry.SentryItem;

import static io.github.tuxsentry.test.sentry.SentryAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Checks of startup, delivery, actuator and shutdown.
 */
final class OperationChecks implements Checks {

	private final Tour tour;

	OperationChecks(Tour tour) {
		this.tour = tour;
	}

	@Override
	public void run(Report report) {
		report.check("lifecycle.startup", this::startup);
		report.check("delivery.statistics", this::delivery);
		report.check("actuator.endpoint", this::endpoint);
		report.check("actuator.health", this::health);
		report.check("no_internal_errors", this::internalErrors);
	}

	static void afterShutdown(Report report, LocalSentry sentry) {
		report.check("lifecycle.shutdown", () -> {
			SentryItem transaction = sentry.awaitTransaction("bot.shutdown");
			assertThat(transaction).hasStatus("ok");
			assertThat(Tour.origin(transaction)).isEqualTo("auto.lifecycle.tux_sentry");
		});
		report.check("no_malformed_envelopes", () -> assertThat(sentry).hasNoMalformedEnvelopes());
	}

	private void startup() {
		SentryItem transaction = this.tour.sentry().awaitTransaction((item) -> "app.startup".equals(item.op()));
		assertThat(transaction).hasStatus("ok");
		assertThat(transaction.spans())
			.extracting((span) -> span.path("description").asText() + span.path("op").asText())
			.anyMatch((span) -> span.contains("context"))
			.anyMatch((span) -> span.contains("discord_login"));
	}

	private void delivery() {
		this.tour.flush();
		assertThat(this.tour.bean(DeliveryMonitor.class).snapshot().sent()).isPositive();
		assertThat(this.tour.bean(DeliveryMonitor.class).snapshot().totalDropped()).isZero();
	}

	private void endpoint() throws Exception {
		JsonNode report = get("/actuator/tuxsentry");
		assertThat(report.path("enabled").asBoolean()).isTrue();
		assertThat(report.path("delivery").path("sent").asLong()).isPositive();
		assertThat(report.path("details").path("jda").toString()).contains("CONNECTED");
	}

	private void health() throws Exception {
		assertThat(get("/actuator/health").path("components").path("tuxSentry").path("status").asText())
			.isEqualTo("UP");
	}

	private void internalErrors() throws Exception {
		assertThat(get("/actuator/tuxsentry").path("internalErrors").asLong(-1)).isZero();
	}

	private JsonNode get(String path) throws Exception {
		HttpRequest request = HttpRequest.newBuilder(URI.create(this.tour.url(path))).build();
		String body = HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString()).body();
		return new ObjectMapper().readTree(body);
	}

}
