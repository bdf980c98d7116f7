package io.github.tuxsentry.metrics.micrometer;

import java.time.Duration;
import java.util.List;

import io.micrometer.core.instrument.push.PushRegistryConfig;

import static io.micrometer.core.instrument.config.validate.PropertyValidator.getDuration;
import static io.micrometer.core.instrument.config.validate.PropertyValidator.getInteger;

/**
 * Settings of a {@link SentryMeterRegistry}.
 */
public interface SentryRegistryConfig extends PushRegistryConfig {

	/**
	 * The defaults.
	 */
	SentryRegistryConfig DEFAULT = (key) -> null;

	@Override
	default String prefix() {
		return "tux.sentry.metrics";
	}

	/**
	 * Returns the time between two publishes.
	 * @return the step, positive; 10 seconds by default
	 */
	@Override
	default Duration step() {
		return getDuration(this, "step").orElse(Duration.ofSeconds(10));
	}

	/**
	 * Returns how many metric items go into one envelope at most.
	 * @return the number of items, 1 to 1,000; 500 by default
	 */
	@Override
	default int batchSize() {
		return getInteger(this, "batchSize").orElse(500);
	}

	/**
	 * Returns which meters reach Sentry.
	 * @return prefixes of their names, {@code *} for all; {@code bot.} by default
	 */
	default List<String> includes() {
		return List.of("bot.");
	}

	/**
	 * Returns which meters do not reach Sentry though they are included.
	 * @return prefixes of their names, {@code *} for all; none by default
	 */
	default List<String> excludes() {
		return List.of();
	}

}
