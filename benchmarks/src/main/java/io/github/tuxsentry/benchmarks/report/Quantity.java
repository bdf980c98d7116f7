package io.github.tuxsentry.benchmarks.report;

import java.util.Locale;

/**
 * Kind of a measured value.
 */
enum Quantity {

	TIME {

		@Override
		String format(double nanoseconds) {
			double absolute = Math.abs(nanoseconds);
			if (absolute < 1_000) {
				return number(nanoseconds) + " ns";
			}
			return (absolute < 1_000_000) ? number(nanoseconds / 1e3) + " µs" : number(nanoseconds / 1e6) + " ms";
		}

	},

	MEMORY {

		@Override
		String format(double bytes) {
			double absolute = Math.abs(bytes);
			if (absolute < 10_000) {
				return String.format(Locale.ROOT, "%,.0f B", bytes + 0.0);
			}
			return (absolute < 1_000_000) ? number(bytes / 1e3) + " kB" : number(bytes / 1e6) + " MB";
		}

	},

	NUMBER {

		@Override
		String format(double number) {
			return String.format(Locale.ROOT, "%,.0f", number);
		}

	};

	/**
	 * Format a value.
	 * @param value the value
	 * @return the value with its unit
	 */
	abstract String format(double value);

	private static String number(double value) {
		String format = (Math.abs(value) < 10) ? "%.2f" : (Math.abs(value) < 100) ? "%.1f" : "%,.0f";
		return String.format(Locale.ROOT, format, value);
	}

}
