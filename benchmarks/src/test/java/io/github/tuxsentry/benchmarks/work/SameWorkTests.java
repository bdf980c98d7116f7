package io.github.tuxsentry.benchmarks.work;

import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;

import javax.sql.DataSource;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.tuxsentry.benchmarks.contender.Contender;
import io.github.tuxsentry.benchmarks.contender.ContenderApplication;
import io.github.tuxsentry.benchmarks.contender.DatabaseConfiguration;
import io.github.tuxsentry.benchmarks.contender.HttpConfiguration;
import io.github.tuxsentry.benchmarks.contender.Step;
import io.github.tuxsentry.benchmarks.contender.Unit;
import io.github.tuxsentry.metrics.BotMetrics;
import io.github.tuxsentry.test.sentry.LocalMetric;
import io.github.tuxsentry.test.sentry.LocalSentry;
import io.github.tuxsentry.test.sentry.SentryItem;
import io.sentry.Sentry;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

import org.springframework.http.ResponseEntity;
import org.springframework.web.client.RestClient;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Verifies that Sentry's starter and this library do the same work, so that they can be
 * compared: the same assertions apply to both.
 */
@TestInstance(Lifecycle.PER_CLASS)
abstract class SameWorkTests {

	private static final Duration TIMEOUT = Duration.ofSeconds(10);

	private final Contender contender;

	private final LocalSentry sentry = LocalSentry.start();

	private ContenderApplication application;

	SameWorkTests(Contender contender) {
		this.contender = contender;
	}

	@BeforeAll
	void start() {
		this.application = this.contender.start(
				Map.of("sentry.dsn", this.sentry.dsn(), "tux.sentry.metrics.step", "200ms",
						"tux.sentry.startup.send-transaction", false, "tux.sentry.filter.spans.group", false,
						DatabaseConfiguration.URL_PROPERTY, DatabaseConfiguration.urlFor(this.contender)),
				HttpConfiguration.class, DatabaseConfiguration.class);
	}

	ContenderApplication application() {
		return this.application;
	}

	LocalSentry sentry() {
		return this.sentry;
	}

	@AfterAll
	void stop() {
		this.application.close();
		this.sentry.close();
	}

	@BeforeEach
	void clear() {
		this.sentry.clear();
	}

	@Test
	void aUnitIsATransactionAndItsStepsAreSpans() {
		this.application.bean(Unit.class).run(2, this.application.bean(Step.class));
		SentryItem transaction = this.sentry.awaitTransaction(Unit.NAME);
		assertThat(transaction.op()).isEqualTo(Unit.OPERATION);
		assertThat(transaction.spans()).hasSize(2).allSatisfy((span) -> {
			assertThat(span.path("op").asText()).isEqualTo(Step.OPERATION);
			assertThat(span.path("description").asText()).isEqualTo(Step.DESCRIPTION);
			assertThat(span.path("status").asText()).isEqualTo("ok");
		});
	}

	@Test
	void aStepOutsideOfAUnitIsNotRecorded() {
		this.application.bean(Step.class).call(1);
		Sentry.flush(TIMEOUT.toMillis());
		assertThat(this.sentry.transactions()).isEmpty();
	}

	@Test
	void callsOfAnHttpServiceAreSpansAndPropagateTheTrace() {
		HttpStep step = new HttpStep(this.application.bean(RestClient.class));
		this.application.bean(Unit.class).run(2, step);
		assertThat(this.sentry.awaitTransaction(Unit.NAME).spans()).hasSize(2).allSatisfy((span) -> {
			assertThat(span.path("op").asText()).isEqualTo("http.client");
			assertThat(span.path("description").asText()).startsWith("GET ");
		});
		ResponseEntity<Void> response = step.exchange(1);
		assertThat(response.getHeaders()).as("headers of the request, which the response repeats")
			.containsKeys("sentry-trace", "baggage");
	}

	@Test
	void callsOfAnHttpServiceAreBreadcrumbs() {
		new HttpStep(this.application.bean(RestClient.class)).call(1);
		Sentry.captureMessage("called");
		assertThat(this.sentry.awaitEvent((event) -> "called".equals(event.message())).breadcrumbs())
			.anySatisfy((breadcrumb) -> assertThat(breadcrumb.path("data").path("method").asText()).isEqualTo("GET"));
	}

	@Test
	void queriesAreSpans() throws SQLException {
		try (DatabaseStep step = new DatabaseStep(this.application.bean(DataSource.class))) {
			assertThat(this.application.bean(Unit.class).run(2, step)).isEqualTo(7);
		}
		assertThat(this.sentry.awaitTransaction(Unit.NAME).spans()).hasSize(2)
			.allSatisfy((span) -> assertThat(span.path("description").asText()).isEqualTo(DatabaseStep.QUERY));
	}

	@Test
	void commandsAreMeasuredAndCounted() {
		CommandMetrics metrics = (this.contender == Contender.SENTRY) ? CommandMetrics.of(Sentry.getCurrentScopes())
				: CommandMetrics.of(this.application.bean(BotMetrics.class));
		metrics.record(Duration.ofMillis(12));
		LocalMetric duration = this.sentry.awaitMetric(CommandMetrics.DURATION);
		assertThat(duration.value()).isEqualTo(12);
		assertThat(duration.unit()).isEqualTo("millisecond");
		LocalMetric count = this.sentry.awaitMetric(CommandMetrics.COUNT);
		assertThat(count.value()).isEqualTo(1);
		assertThat(List.of(duration, count)).allSatisfy((metric) -> {
			assertThat(metric.attributes()).containsEntry("command", "ping");
			assertThat(metric.attributes()).containsEntry("command_type", "slash");
		});
	}

	@Test
	void anEventIsWrittenWithAllOfItsParts() throws Exception {
		EventWriter writer = new EventWriter(this.application.sentryOptions().getSerializer());
		byte[] envelope = writer.write(SampleEvents.create(1).get(0));
		assertThat(envelope.length).isBetween(30_000, 60_000);
		JsonNode event = EventWriter.parse(envelope);
		assertThat(event.path("exception").path("values")).hasSize(3)
			.allSatisfy((exception) -> assertThat(exception.path("stacktrace").path("frames")).hasSize(60));
		assertThat(event.path("breadcrumbs")).hasSize(50);
		assertThat(event.path("tags")).hasSize(5);
		assertThat(event.path("contexts").has("command")).isTrue();
	}

}
