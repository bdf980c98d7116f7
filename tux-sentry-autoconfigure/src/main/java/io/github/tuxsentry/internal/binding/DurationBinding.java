package io.github.tuxsentry.internal.binding;

import java.time.Duration;

import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;

/**
 * Validation of durations that are configured in properties. Very long ones, such as
 * those that mean "never", are shortened to 100 years: longer ones exceed the range of
 * nanoseconds.
 */
public final class DurationBinding {

	private static final Duration MIN = Duration.ofMillis(1);

	private static final Duration MAX = Duration.ofDays(36500);

	private DurationBinding() {
	}

	/**
	 * Return a duration of a millisecond or longer.
	 * @param property the name of the property
	 * @param value the configured duration
	 * @return the duration, at most 100 years
	 * @throws InvalidConfigurationPropertyValueException if the duration is shorter
	 */
	public static Duration positive(String property, Duration value) {
		if (value.compareTo(MIN) < 0) {
			throw new InvalidConfigurationPropertyValueException(property, value, "It must be at least 1ms.");
		}
		return shortened(value);
	}

	/**
	 * Return a duration of zero or longer.
	 * @param property the name of the property
	 * @param value the configured duration
	 * @return the duration, at most 100 years
	 * @throws InvalidConfigurationPropertyValueException if the duration is negative
	 */
	public static Duration notNegative(String property, Duration value) {
		if (value.isNegative()) {
			throw new InvalidConfigurationPropertyValueException(property, value, "It must not be negative.");
		}
		return shortened(value);
	}

	private static Duration shortened(Duration value) {
		return (value.compareTo(MAX) < 0) ? value : MAX;
	}

}
