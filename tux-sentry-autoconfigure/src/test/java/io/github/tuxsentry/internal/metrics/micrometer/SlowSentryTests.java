package io.github.tuxsentry.internal.metrics.micrometer;

import java.time.Duration;
import java.util.List;
import java.util.Map;

import io.github.tuxsentry.test.sentry.IngestBehavior;
import io.github.tuxsentry.test.sentry.LocalMetric;
import io.micrometer.core.instrument.Counter;
import io.sentry.Sentry;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A Sentry that cannot keep up gets the metrics later, and its SDK's queue has room for
 * other things all the time.
 */
class SlowSentryTests {

	private static final Map<String, String> ONE_ITEM_AN_ENVELOPE = Map.of("batchSize", "1", "step", "200ms");

	@Test
	void nothingOverflowsWhenSentryIsSlow() {
		try (RunningSentry sentry = RunningSentry.start((options) -> options.setMaxQueueSize(9),
				(key) -> ONE_ITEM_AN_ENVELOPE.get(key.substring("tux.sentry.metrics.".length())))) {
			sentry.ingest().setBehavior(IngestBehavior.slow(Duration.ofMillis(30)));
			for (int i = 0; i < 30; i++) {
				sentry.registry.counter("bot.one", "i", "" + i).increment();
			}
			sentry.registry.publishNow();
			for (int i = 0; i < 5; i++) {
				Sentry.captureMessage("still room");
			}
			sentry.ingest().awaitItems("event", 5);
			sentry.ingest().awaitItems("trace_metric", 30, Duration.ofSeconds(60));
			assertThat(sum(sentry.publish())).isEqualTo(30.0);
			assertThat(sentry.items("client_report")).isEmpty();
		}
	}

	@Test
	void whatAFullQueueTurnsAwayArrivesLater() throws InterruptedException {
		try (RunningSentry sentry = RunningSentry.start((options) -> options.setMaxQueueSize(5))) {
			Counter counter = sentry.registry.counter("bot.one");
			counter.increment();
			assertThat(sum(sentry.publish())).isEqualTo(1.0);
			sentry.ingest().setBehavior(IngestBehavior.slow(Duration.ofMillis(100)));
			for (int i = 0; i < 20; i++) {
				Sentry.captureMessage("full");
			}
			counter.increment(2);
			sentry.registry.publishNow();
			publishUntil(sentry, 3);
			assertThat(sum(sentry.arrived())).isEqualTo(3.0);
		}
	}

	@Test
	void stepsAreKeptWhileSentryAsksForAPause() throws InterruptedException {
		try (RunningSentry sentry = RunningSentry.start()) {
			Counter counter = sentry.registry.counter("bot.one");
			counter.increment();
			sentry.ingest()
				.setBehavior(
						IngestBehavior.refusing(429).withHeader("X-Sentry-Rate-Limits", "3:trace_metric:organization"));
			assertThat(sentry.publish()).isEmpty();
			sentry.ingest().setBehavior(IngestBehavior.normal());
			for (int i = 0; i < 250; i++) {
				counter.increment();
			}
			assertThat(sentry.publish()).as("within the pause").isEmpty();
			publishUntil(sentry, 250);
			assertThat(sum(sentry.arrived())).isEqualTo(250.0);
		}
	}

	@Test
	void recordingsOfRemovedMetersAreKeptWhileSentryAsksForAPause() throws InterruptedException {
		try (RunningSentry sentry = RunningSentry.start()) {
			Counter counter = sentry.registry.counter("bot.one");
			counter.increment();
			sentry.ingest()
				.setBehavior(
						IngestBehavior.refusing(429).withHeader("X-Sentry-Rate-Limits", "2:trace_metric:organization"));
			assertThat(sentry.publish()).isEmpty();
			sentry.ingest().setBehavior(IngestBehavior.normal());
			counter.increment(7);
			sentry.registry.remove(counter);
			assertThat(sentry.publish()).as("within the pause").isEmpty();
			publishUntil(sentry, 7);
			assertThat(sum(sentry.arrived())).isEqualTo(7.0);
		}
	}

	private static void publishUntil(RunningSentry sentry, double sum) throws InterruptedException {
		long deadline = System.nanoTime() + Duration.ofSeconds(30).toNanos();
		while (sum(sentry.publish()) < sum && System.nanoTime() < deadline) {
			Thread.sleep(100);
		}
	}

	private static double sum(List<LocalMetric> metrics) {
		return metrics.stream().mapToDouble(LocalMetric::value).sum();
	}

}
