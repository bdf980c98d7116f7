package io.github.tuxsentry.benchmarks.report;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BinaryOperator;

import io.github.tuxsentry.benchmarks.contender.Contender;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Verifies that each benchmark runs, with the contender that starts the fastest. The work
 * of the other contenders is verified by tests of its own, and performance is not.
 */
class SmokeTests {

	@TempDir
	private Path directory;

	static Collection<Probe> probes() {
		JmhExperiment jmh = new JmhExperiment(Path.of("unused"));
		Map<String, Probe> probes = new TreeMap<>();
		Arrays.stream(Row.values())
			.flatMap(Row::probes)
			.filter(jmh::supports)
			.forEach((probe) -> probes.merge(probe.name(), probe, BinaryOperator
				.minBy(Comparator.comparing((candidate) -> Contender.valueOf(candidate.parameter("contender"))))));
		return probes.values();
	}

	@ParameterizedTest
	@MethodSource("probes")
	void benchmarksRun(Probe probe) throws Exception {
		Map<Probe, Measurement> measurements = new JmhExperiment(this.directory, SmokeTests::once)
			.run(List.of(probe.parameters().containsKey("spans") ? probe.with("spans", 2) : probe));
		assertThat(measurements.values()).singleElement().satisfies((measurement) -> {
			assertThat(measurement.value()).isPositive();
			assertThat(measurement.hasBytes()).isTrue();
		});
	}

	private static void once(ChainedOptionsBuilder options) {
		options.forks(0).warmupIterations(0).measurementIterations(1).measurementTime(TimeValue.milliseconds(5));
	}

}
