package io.github.tuxsentry.internal.metrics.micrometer;

import java.time.Duration;
import java.util.List;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;

/**
 * Properties of the bot's metrics.
 *
 * @param enabled Whether the bot's metrics are recorded.
 * @param step Time between two sends of metrics to Sentry, at least a millisecond.
 * @param includes Meters that are sent to Sentry, by the beginning of their name, '*' for
 * all, with or without tags: 'bot.cache{cache=tldr}'.
 * @param excludes Meters that are not sent to Sentry though they are included, said in
 * the same way.
 * @param userAttributes Whether metrics that go out one by one carry the id, name and
 * e-mail of the user.
 * @param limits How much is sent at the most.
 */
@ConfigurationProperties("tux.sentry.metrics")
record MetricsProperties(@DefaultValue("true") boolean enabled, @DefaultValue("10s") Duration step,
		@DefaultValue("bot.") List<String> includes, @DefaultValue List<String> excludes,
		@DefaultValue("false") boolean userAttributes, @DefaultValue Limits limits) {

	private static final String PREFIX = "tux.sentry.metrics.";

	/**
	 * Checks and copies the properties.
	 * @param enabled whether the bot's metrics are recorded
	 * @param step time between two sends of metrics to Sentry, at least a millisecond
	 * @param includes the meters that are sent to Sentry
	 * @param excludes the meters that are not sent to Sentry
	 * @param userAttributes whether metrics carry the user
	 * @param limits how much is sent at the most
	 * @throws InvalidConfigurationPropertyValueException if the step is shorter than a
	 * millisecond
	 */
	public MetricsProperties {
		if (step.toMillis() < 1) {
			throw new InvalidConfigurationPropertyValueException(PREFIX + "step", step, "It must be at least 1ms.");
		}
		includes = List.copyOf(includes);
		excludes = List.copyOf(excludes);
	}

	/**
	 * How much is sent at the most.
	 *
	 * @param recordings Recordings of a series that are sent one by one in a step, 0 to
	 * 1000; the rest is summed up or sampled.
	 * @param series Series of a meter, 1 or more; what is beyond goes into the last of
	 * them, which is marked by overflow=true.
	 * @param items Metric items in a step, 10 or more; sums come first, so that they stay
	 * exact.
	 */
	public record Limits(@DefaultValue("100") int recordings, @DefaultValue("1000") int series,
			@DefaultValue("5000") int items) {

		private static final int MOST_RECORDINGS = 1000;

		private static final int FEWEST_ITEMS = 10;

		/**
		 * Checks the limits.
		 * @param recordings recordings of a series in a step
		 * @param series series of a meter
		 * @param items items in a step
		 * @throws InvalidConfigurationPropertyValueException if a limit is out of its
		 * range
		 */
		public Limits {
			check(recordings >= 0 && recordings <= MOST_RECORDINGS, "recordings", recordings,
					"It must be from 0 to 1000.");
			check(series >= 1, "series", series, "It must be at least 1.");
			check(items >= FEWEST_ITEMS, "items", items, "It must be at least 10.");
		}

		private static void check(boolean valid, String name, int value, String reason) {
			if (!valid) {
				throw new InvalidConfigurationPropertyValueException(PREFIX + "limits." + name, value, reason);
			}
		}

	}

}
