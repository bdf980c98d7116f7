package io.github.tuxsentry.internal.metrics.micrometer;

import java.time.Duration;
import java.util.List;

import io.github.tuxsentry.internal.binding.DurationBinding;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;

/**
 * Configuration properties for metrics.
 *
 * @param enabled Whether to record the metrics of the bot, and to publish meters to
 * Sentry.
 * @param step Interval at which metrics are sent to Sentry. Must be at least 1ms.
 * @param include Meters to send to Sentry, by name prefix or '*' for all, optionally
 * restricted by tags, as in 'bot.cache{cache=tldr}'.
 * @param exclude Meters not to send to Sentry, in the same syntax. Takes precedence over
 * the included meters.
 * @param includeUserAttributes Whether to add the ID, name and e-mail address of the user
 * to metrics that are sent individually.
 * @param limits limits of what is recorded and sent
 */
@ConfigurationProperties("tux.sentry.metrics")
record MetricsProperties(@DefaultValue("true") boolean enabled, @DefaultValue("10s") Duration step,
		@DefaultValue("bot.") List<String> include, @DefaultValue List<String> exclude,
		@DefaultValue("false") boolean includeUserAttributes, @DefaultValue Limits limits) {

	private static final String PREFIX = "tux.sentry.metrics.";

	public MetricsProperties {
		step = DurationBinding.positive(PREFIX + "step", step);
		include = List.copyOf(include);
		exclude = List.copyOf(exclude);
	}

	/**
	 * Limits of what is recorded and sent.
	 *
	 * @param recordings Maximum number of recordings of a series that are sent
	 * individually in a step, from 0 to 1000. Further recordings are aggregated.
	 * @param series Maximum number of series of a meter. Further series are aggregated
	 * into one with the attribute overflow=true.
	 * @param items Maximum number of metric items in a step, at least 10. Aggregates are
	 * sent first, so that they remain exact.
	 */
	public record Limits(@DefaultValue("100") int recordings, @DefaultValue("1000") int series,
			@DefaultValue("5000") int items) {

		private static final int MAX_RECORDINGS = 1000;

		private static final int MIN_ITEMS = 10;

		public Limits {
			check(recordings >= 0 && recordings <= MAX_RECORDINGS, "recordings", recordings,
					"It must be from 0 to 1000.");
			check(series >= 1, "series", series, "It must be at least 1.");
			check(items >= MIN_ITEMS, "items", items, "It must be at least 10.");
		}

		private static void check(boolean valid, String name, int value, String reason) {
			if (!valid) {
				throw new InvalidConfigurationPropertyValueException(PREFIX + "limits." + name, value, reason);
			}
		}

	}

}
