package io.github.tuxsentry.benchmarks.work;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;

/**
 * Meters whose names are among those that this library sends by default.
 *
 * @param counter the counter
 * @param timer the timer
 */
public record SampleMeters(Counter counter, Timer timer) {

	/**
	 * Register the meters.
	 * @param registry the registry
	 * @return the meters
	 */
	public static SampleMeters register(MeterRegistry registry) {
		return new SampleMeters(registry.counter("bot.sample.counter", "kind", "sample"),
				registry.timer("bot.sample.timer", "kind", "sample"));
	}

}
