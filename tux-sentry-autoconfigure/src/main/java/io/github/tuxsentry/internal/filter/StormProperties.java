package io.github.tuxsentry.internal.filter;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;

/**
 * How many events are sent when there is a storm of them.
 *
 * @param enabled Whether storms of events are suppressed.
 * @param perFingerprint Number of events of one kind that pass in a minute, at least 1.
 * @param burst Number of events of one kind that pass at once after a quiet time, at
 * least 1.
 * @param overall Number of events that pass in a minute in all, at least 1.
 * @param maxFingerprints Number of kinds that are told apart at a time, 1 to 1,000,000.
 */
@ConfigurationProperties(StormProperties.PREFIX)
record StormProperties(@DefaultValue("true") boolean enabled, @DefaultValue("30") int perFingerprint,
		@DefaultValue("10") int burst, @DefaultValue("300") int overall, @DefaultValue("10000") int maxFingerprints) {

	static final String PREFIX = "tux.sentry.filter.storm";

	/**
	 * Creates the properties.
	 * @param enabled whether storms are suppressed
	 * @param perFingerprint how many of one kind pass in a minute
	 * @param burst how many of one kind pass at once
	 * @param overall how many pass in a minute in all
	 * @param maxFingerprints how many kinds are told apart
	 * @throws InvalidConfigurationPropertyValueException if a number is out of range
	 */
	public StormProperties {
		check("per-fingerprint", perFingerprint);
		check("burst", burst);
		check("overall", overall);
		check("max-fingerprints", maxFingerprints);
	}

	private static void check(String name, int number) {
		if (number < 1 || number > 1_000_000) {
			throw new InvalidConfigurationPropertyValueException(PREFIX + "." + name, number,
					"It is a number from 1 to 1,000,000; to let all events pass, set " + PREFIX + ".enabled to false.");
		}
	}

}
