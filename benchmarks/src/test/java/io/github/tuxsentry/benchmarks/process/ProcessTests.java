package io.github.tuxsentry.benchmarks.process;

import java.util.List;
import java.util.Map;

import io.github.tuxsentry.benchmarks.contender.Contender;
import io.github.tuxsentry.benchmarks.report.Measurement;
import io.github.tuxsentry.benchmarks.report.Probe;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for the experiments that measure whole processes.
 */
@Tag("long")
class ProcessTests {

	@Test
	void aStartIsMeasuredInAProcessOfItsOwn() throws Exception {
		Probe cpu = Probe.of("start", "application", "tux-sentry", "measured", "cpu");
		Probe closing = cpu.with("measured", "closing");
		Map<Probe, Measurement> measurements = new StartExperiment(1).run(List.of(cpu, closing));
		assertThat(measurements.get(cpu).value()).isGreaterThan(measurements.get(closing).value());
		assertThat(measurements.get(closing).value()).isPositive();
	}

	@Test
	void allMetricsOfSeveralThreadsArrive() throws Exception {
		assertThat(LostMetricsApplication.arrived(Contender.TUX_SENTRY, 8_000)).isEqualTo(8_000);
	}

	@Test
	void theHeapIsMeasuredAfterEachRound() throws Exception {
		Map<String, Double> measured = HeapApplication.measure(20);
		assertThat(measured).containsOnlyKeys("first", "last");
		assertThat(measured.values()).allSatisfy((bytes) -> assertThat(bytes).isGreaterThan(1_000_000));
	}

}
