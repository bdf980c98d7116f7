package io.github.tuxsentry.internal.metrics.micrometer;

import io.micrometer.core.instrument.Meter;

/**
 * A meter that gathers recordings and is emptied once a step.
 */
interface PublishedMeter extends Meter {

	/**
	 * Returns how many items the meter sends at the least, all but these being single
	 * recordings; 0 if nothing was recorded.
	 */
	int sums();

	/**
	 * Returns how many recordings would go out one by one besides.
	 */
	int singles();

	/**
	 * Empties the meter.
	 * @param items makes the items
	 * @param most how many recordings may go out one by one; what is beyond is summed up
	 */
	void drainTo(MetricItems items, int most);

}
