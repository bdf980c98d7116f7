package io.github.tuxsentry.benchmarks;

import java.time.Duration;

import io.github.tuxsentry.benchmarks.contender.Contender;
import io.github.tuxsentry.benchmarks.contender.ContenderApplication;
import io.github.tuxsentry.benchmarks.work.CommandMetrics;
import io.github.tuxsentry.metrics.BotMetrics;
import io.sentry.Sentry;
import org.openjdk.jmh.annotations.Benchmark;

/**
 * Cost of recording the duration and the count of a command.
 */
public class CommandMetricBenchmark extends ContenderBenchmark {

	private static final Duration ELAPSED = Duration.ofMillis(12);

	@SuppressWarnings("NullAway.Init")
	private CommandMetrics metrics;

	@Override
	protected void prepare(ContenderApplication running) {
		this.metrics = (this.contender == Contender.SENTRY) ? CommandMetrics.of(Sentry.getCurrentScopes())
				: CommandMetrics.of(running.bean(BotMetrics.class));
	}

	/**
	 * Record a command.
	 */
	@Benchmark
	public void recordCommand() {
		this.metrics.record(ELAPSED);
	}

}
