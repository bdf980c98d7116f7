package io.github.tuxsentry.internal.filter;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;

/**
 * Configuration properties for storm protection.
 *
 * @param enabled Whether to limit the rate of events.
 * @param perFingerprint Maximum number of events of a kind per minute, from 1 to
 * 1,000,000.
 * @param burst Maximum number of events of a kind at once after a quiet period, from 1 to
 * 1,000,000.
 * @param overall Maximum number of events per minute, from 1 to 1,000,000.
 * @param maxFingerprints Maximum number of kinds of events to track, from 1 to 1,000,000.
 */
@ConfigurationProperties(StormProperties.PREFIX)
record StormProperties(@DefaultValue("true") boolean enabled, @DefaultValue("30") int perFingerprint,
		@DefaultValue("10") int burst, @DefaultValue("300") int overall, @DefaultValue("10000") int maxFingerprints) {

	static final String PREFIX = "tux.sentry.filter.storm";

	public StormProperties {
		check("per-fingerprint", perFingerprint);
		check("burst", burst);
		check("overall", overall);
		check("max-fingerprints", maxFingerprints);
	}

	private static void check(String name, int number) {
		if (number < 1 || number > 1_000_000) {
			throw new InvalidConfigurationPropertyValueException(PREFIX + "." + name, number,
					"The value must be a number from 1 to 1,000,000. To pass all events, set " + PREFIX
							+ ".enabled to false.");
		}
	}

}
