package io.github.tuxsentry.internal.metrics.micrometer;

import io.micrometer.core.instrument.Meter;

/**
 * Meter that gathers recordings and is drained once a step.
 */
interface PublishedMeter extends Meter {

	/**
	 * Return the minimum number of items that the meter sends, besides single recordings;
	 * 0 if nothing was recorded.
	 */
	int sums();

	/**
	 * Return the number of recordings to send individually in addition.
	 */
	int singles();

	/**
	 * Drain the meter.
	 * @param items receives the items
	 * @param maxSingles maximum number of recordings to send individually; the rest is
	 * summed up
	 */
	void drainTo(MetricStep.Items items, int maxSingles);

}
