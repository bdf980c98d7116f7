package io.github.tuxsentry.internal.metrics.micrometer;

import java.time.Duration;
import java.util.List;

import io.micrometer.core.instrument.push.PushRegistryConfig;
import org.jspecify.annotations.Nullable;

import static io.micrometer.core.instrument.config.validate.PropertyValidator.getBoolean;
import static io.micrometer.core.instrument.config.validate.PropertyValidator.getDuration;
import static io.micrometer.core.instrument.config.validate.PropertyValidator.getInteger;

/**
 * Settings of a {@link SentryMeterRegistry}.
 */
interface SentryRegistryConfig extends PushRegistryConfig {

	/** Default settings. */
	SentryRegistryConfig DEFAULT = (key) -> null;

	static SentryRegistryConfig of(MetricsProperties properties) {
		return new FromProperties(properties);
	}

	@Override
	default String prefix() {
		return "tux.sentry.metrics";
	}

	/**
	 * Return the time between two publishes.
	 * @return the step, positive; 10 seconds by default
	 */
	@Override
	default Duration step() {
		return getDuration(this, "step").orElse(Duration.ofSeconds(10));
	}

	/**
	 * Return the maximum number of metric items in an envelope.
	 * @return the number of items, 1 to 1,000; 500 by default
	 */
	@Override
	default int batchSize() {
		return getInteger(this, "batchSize").orElse(500);
	}

	/**
	 * Return the maximum number of metric items in a step. Sums come first, single
	 * recordings share the rest.
	 * @return the number of items, 2 or more; 5,000 by default
	 */
	default int itemsPerStep() {
		return getInteger(this, "itemsPerStep").orElse(5000);
	}

	/**
	 * Return the maximum number of series of a meter, including the one that aggregates
	 * all further series.
	 * @return the number of series, 1 or more; 1,000 by default
	 */
	default int seriesPerMeter() {
		return getInteger(this, "seriesPerMeter").orElse(1000);
	}

	/**
	 * Return the maximum number of recordings of a series sent individually in a step.
	 * @return the number of recordings, 0 or more; 100 by default
	 */
	default int recordingsPerSeries() {
		return getInteger(this, "recordingsPerSeries").orElse(100);
	}

	/**
	 * Return whether recordings that are sent individually carry the id, name and e-mail
	 * address of the scope's user.
	 * @return {@code false} by default
	 */
	default boolean includeUserAttributes() {
		return getBoolean(this, "includeUserAttributes").orElse(false);
	}

	/**
	 * Return the meters to send to Sentry.
	 * @return patterns of a {@link MeterSelection}; {@code bot.} by default
	 */
	default List<String> include() {
		return List.of("bot.");
	}

	/**
	 * Return the included meters not to send to Sentry.
	 * @return patterns of a {@link MeterSelection}; none by default
	 */
	default List<String> exclude() {
		return List.of();
	}

	/** Settings from {@link MetricsProperties}. */
	record FromProperties(MetricsProperties properties) implements SentryRegistryConfig {

		@Override
		public @Nullable String get(String key) {
			return null;
		}

		@Override
		public Duration step() {
			return this.properties.step();
		}

		@Override
		public List<String> include() {
			return this.properties.include();
		}

		@Override
		public List<String> exclude() {
			return this.properties.exclude();
		}

		@Override
		public boolean includeUserAttributes() {
			return this.properties.includeUserAttributes();
		}

		@Override
		public int recordingsPerSeries() {
			return this.properties.limits().recordings();
		}

		@Override
		public int seriesPerMeter() {
			return this.properties.limits().series();
		}

		@Override
		public int itemsPerStep() {
			return this.properties.limits().items();
		}

	}

}
