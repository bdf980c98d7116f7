package io.github.tuxsentry.autoconfigure;

import java.time.Duration;
import java.util.List;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Properties of the bot's metrics.
 *
 * @param enabled Whether the bot's metrics are recorded.
 * @param step Time between two sends of metrics to Sentry, at least a millisecond.
 * @param includes Name prefixes of the meters that are sent to Sentry, '*' for all.
 * @param excludes Name prefixes of the meters that are not sent to Sentry though they are
 * included, '*' for all.
 */
@ConfigurationProperties("tux.sentry.metrics")
public record MetricsProperties(@DefaultValue("true") boolean enabled, @DefaultValue("10s") Duration step,
		@DefaultValue("bot.") List<String> includes, @DefaultValue List<String> excludes) {

	/**
	 * Checks and copies the properties.
	 * @param enabled whether the bot's metrics are recorded
	 * @param step time between two sends of metrics to Sentry, at least a millisecond
	 * @param includes name prefixes of the meters that are sent to Sentry
	 * @param excludes name prefixes of the meters that are not sent to Sentry
	 * @throws IllegalArgumentException if the step is shorter than a millisecond
	 */
	public MetricsProperties {
		if (step.toMillis() < 1) {
			throw new IllegalArgumentException("tux.sentry.metrics.step must be at least 1ms, not " + step);
		}
		includes = List.copyOf(includes);
		excludes = List.copyOf(excludes);
	}

}
