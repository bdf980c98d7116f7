package io.github.tuxsentry.benchmarks.report;

import java.util.Arrays;

/**
 * Result of a measurement.
 *
 * @param value the value: nanoseconds, bytes or a number
 * @param bytes the allocated bytes, or {@link Double#NaN} if they were not measured
 */
public record Measurement(double value, double bytes) {

	/**
	 * Return a measurement without allocated bytes.
	 * @param value the value
	 * @return the measurement
	 */
	public static Measurement of(double value) {
		return new Measurement(value, Double.NaN);
	}

	/**
	 * Return the median of several measurements.
	 * @param values the values
	 * @return the median
	 */
	public static Measurement median(double... values) {
		double[] sorted = values.clone();
		Arrays.sort(sorted);
		int middle = sorted.length / 2;
		return of((sorted.length % 2 == 1) ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2);
	}

	Measurement minus(Measurement other) {
		return new Measurement(this.value - other.value, this.bytes - other.bytes);
	}

	Measurement dividedBy(int number) {
		return new Measurement(this.value / number, this.bytes / number);
	}

	boolean hasBytes() {
		return !Double.isNaN(this.bytes);
	}

}
