package io.github.tuxsentry.internal.metrics.micrometer;

import java.util.Locale;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * Micrometer's base units in Sentry's spelling.
 */
final class WireUnits {

	static final String MILLISECOND = "millisecond";

	private static final Set<String> KNOWN = Set.of("nanosecond", "microsecond", MILLISECOND, "second", "minute",
			"hour", "day", "week", "bit", "byte", "kilobyte", "kibibyte", "megabyte", "mebibyte", "gigabyte",
			"gibibyte", "terabyte", "tebibyte", "petabyte", "pebibyte", "exabyte", "exbibyte", "ratio", "percent");

	private WireUnits() {
	}

	/**
	 * Returns the unit as Sentry knows it, or {@code null} if Sentry does not.
	 */
	static @Nullable String of(@Nullable String baseUnit) {
		if (baseUnit == null) {
			return null;
		}
		String unit = baseUnit.toLowerCase(Locale.ROOT);
		if (KNOWN.contains(unit)) {
			return unit;
		}
		String singular = unit.endsWith("s") ? unit.substring(0, unit.length() - 1) : unit;
		return KNOWN.contains(singular) ? singular : null;
	}

}
