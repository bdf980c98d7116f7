package io.github.tuxsentry.benchmarks;

import java.util.Collection;

import org.junit.jupiter.api.Test;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Shows that the benchmarks build and run; it says nothing of speed.
 */
class SmokeBenchmarkTests {

	@Test
	void aBenchmarkRuns() throws RunnerException {
		Options options = new OptionsBuilder().include(OperationsBenchmark.class.getSimpleName())
			.param("operation", "discord.command")
			.forks(0)
			.warmupIterations(0)
			.measurementIterations(1)
			.measurementTime(TimeValue.milliseconds(100))
			.verbosity(VerboseMode.SILENT)
			.build();
		Collection<RunResult> results = new Runner(options).run();
		assertThat(results).singleElement()
			.satisfies((result) -> assertThat(result.getPrimaryResult().getScore()).isPositive());
	}

}
