package io.github.tuxsentry.internal.metrics.micrometer;

import java.time.Duration;
import java.util.List;

import io.micrometer.core.instrument.push.PushRegistryConfig;

import static io.micrometer.core.instrument.config.validate.PropertyValidator.getBoolean;
import static io.micrometer.core.instrument.config.validate.PropertyValidator.getDuration;
import static io.micrometer.core.instrument.config.validate.PropertyValidator.getInteger;

/**
 * Settings of a {@link SentryMeterRegistry}.
 */
interface SentryRegistryConfig extends PushRegistryConfig {

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
	 * Returns how many metric items a step sends at the most. Sums come first; what is
	 * left goes to single recordings.
	 * @return the number of items, 2 or more; 5,000 by default
	 */
	default int itemsPerStep() {
		return getInteger(this, "itemsPerStep").orElse(5000);
	}

	/**
	 * Returns how many series of a meter there may be in Sentry, the one for all that
	 * comes after them included.
	 * @return the number of series, 1 or more; 1,000 by default
	 */
	default int seriesPerMeter() {
		return getInteger(this, "seriesPerMeter").orElse(1000);
	}

	/**
	 * Returns how many recordings of a series go out one by one in a step.
	 * @return the number of recordings, 0 or more; 100 by default
	 */
	default int recordingsPerSeries() {
		return getInteger(this, "recordingsPerSeries").orElse(100);
	}

	/**
	 * Returns whether recordings that go out one by one carry the id, name and e-mail of
	 * the scope's user.
	 * @return {@code false} by default
	 */
	default boolean userAttributes() {
		return getBoolean(this, "userAttributes").orElse(false);
	}

	/**
	 * Returns which meters reach Sentry.
	 * @return patterns as {@link MeterSelection} takes them; {@code bot.} by default
	 */
	default List<String> includes() {
		return List.of("bot.");
	}

	/**
	 * Returns which meters do not reach Sentry though they are included.
	 * @return patterns as {@link MeterSelection} takes them; none by default
	 */
	default List<String> excludes() {
		return List.of();
	}

}
