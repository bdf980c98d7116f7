package io.github.tuxsentry.benchmarks;

import java.util.concurrent.TimeUnit;

import io.github.tuxsentry.benchmarks.contender.Contender;
import io.github.tuxsentry.benchmarks.contender.ContenderApplication;
import io.github.tuxsentry.benchmarks.work.SampleMeters;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.openjdk.jmh.annotations.Benchmark;

/**
 * Cost of recording with a meter of this library's registry and of Micrometer's own.
 */
public class MeterBenchmark extends ContenderBenchmark {

	@SuppressWarnings("NullAway.Init")
	private Counter counter;

	@SuppressWarnings("NullAway.Init")
	private Timer timer;

	@Override
	protected void prepare(ContenderApplication running) {
		MeterRegistry registry = (this.contender == Contender.PLAIN) ? new SimpleMeterRegistry()
				: running.bean(MeterRegistry.class);
		SampleMeters meters = SampleMeters.register(registry);
		this.counter = meters.counter();
		this.timer = meters.timer();
	}

	/**
	 * Increment a counter.
	 */
	@Benchmark
	public void count() {
		this.counter.increment();
	}

	/**
	 * Record a duration.
	 */
	@Benchmark
	public void time() {
		this.timer.record(1_234_567, TimeUnit.NANOSECONDS);
	}

}
