package io.github.tuxsentry.internal.http;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import io.github.tuxsentry.internal.fault.FaultBarrier;
import io.github.tuxsentry.internal.tracing.TracerUnderTest;
import io.github.tuxsentry.metrics.BotAttribute;
import io.github.tuxsentry.metrics.BotMetric;
import io.github.tuxsentry.metrics.BotMetrics;
import io.github.tuxsentry.metrics.MetricAttributes;
import io.github.tuxsentry.metrics.MetricSink;
import io.sentry.NoOpScopes;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link ApiCalls}.
 */
class ApiCallsTests {

	private final Recordings recordings = new Recordings();

	private final FaultBarrier faults = new FaultBarrier();

	private final ApiCalls calls = new ApiCalls(NoOpScopes.getInstance(), TracerUnderTest.of(NoOpScopes.getInstance()),
			new BotMetrics(this.recordings, this.faults::run), new ApiServices(List.of()), () -> null,
			new FailedCalls(), TracerUnderTest.noBreadcrumbs(), this.faults);

	@Test
	void hostsAndPathsThatUsersChooseUseUpNoMoreThanTheLimit() {
		for (int i = 0; i < 1_000; i++) {
			record(i + ".example.org", "/pages/" + (char) ('a' + i % 26) + "/" + i);
		}
		record("0.example.org", "/pages/a/0");
		assertThat(this.recordings.services).hasSize(51).contains("0.example.org", "49.example.org", "other");
		assertThat(this.recordings.endpoints).hasSize(201).contains("/pages/a/0", "other");
		assertThat(this.faults.count()).isZero();
	}

	private void record(String service, String endpoint) {
		this.calls.record(service, endpoint, Duration.ZERO, (metric) -> {
		});
	}

	private static final class Recordings implements MetricSink {

		private final Set<String> services = new HashSet<>();

		private final Set<String> endpoints = new HashSet<>();

		@Override
		public void count(BotMetric metric, MetricAttributes attributes, long amount) {
			this.services.add(attributes.get(BotAttribute.SERVICE));
			this.endpoints.add(attributes.get(BotAttribute.ENDPOINT));
		}

		@Override
		public void time(BotMetric metric, MetricAttributes attributes, Duration elapsed) {
		}

		@Override
		public void gauge(BotMetric metric, MetricAttributes attributes, double value) {
		}

	}

}
