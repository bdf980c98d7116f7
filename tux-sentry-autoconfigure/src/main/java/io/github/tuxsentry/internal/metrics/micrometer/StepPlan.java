package io.github.tuxsentry.internal.metrics.micrometer;

import java.util.Iterator;
import java.util.List;

import io.micrometer.core.instrument.FunctionTimer;
import io.micrometer.core.instrument.LongTaskTimer;
import io.micrometer.core.instrument.Measurement;
import io.micrometer.core.instrument.Meter;

/**
 * Shares out the items of a step. Sums come first, since they make the numbers exact;
 * what is left goes to single recordings, to each series as many as to any other.
 */
final class StepPlan {

	private final List<Demand> demands;

	private final int most;

	private StepPlan(List<Demand> demands, int most) {
		this.demands = demands;
		this.most = most;
	}

	/**
	 * Makes a plan.
	 * @param meters the meters, most urgent first
	 * @param items how many items there may be
	 */
	static StepPlan of(List<Meter> meters, int items) {
		List<Demand> demands = meters.stream().map(Demand::of).filter((demand) -> demand.sums() > 0).toList();
		long left = items - demands.stream().mapToLong(Demand::sums).sum();
		return new StepPlan(demands, mostSingles(demands, left));
	}

	/**
	 * Finds the greatest number of recordings that every series may send.
	 */
	private static int mostSingles(List<Demand> demands, long items) {
		int enough = demands.stream().mapToInt(Demand::singles).max().orElse(0);
		int low = 0;
		int high = enough;
		while (low < high) {
			int middle = (low + high + 1) >>> 1;
			if (demands.stream().mapToLong((demand) -> Math.min(demand.singles(), middle)).sum() <= items) {
				low = middle;
			}
			else {
				high = middle - 1;
			}
		}
		return (low == enough) ? Integer.MAX_VALUE : low;
	}

	/**
	 * Returns what has something to send.
	 */
	List<Demand> demands() {
		return this.demands;
	}

	/**
	 * Returns how many recordings a series may send one by one.
	 */
	int most() {
		return this.most;
	}

	/**
	 * What a meter would send.
	 *
	 * @param meter the meter
	 * @param sums how many items that are no single recordings
	 * @param singles how many single recordings
	 */
	record Demand(Meter meter, int sums, int singles) {

		private static Demand of(Meter meter) {
			if (meter instanceof PublishedMeter published) {
				return new Demand(meter, published.sums(), published.singles());
			}
			if (meter instanceof FunctionTimer || meter instanceof LongTaskTimer) {
				return new Demand(meter, 2, 0);
			}
			return new Demand(meter, measurements(meter), 0);
		}

		private static int measurements(Meter meter) {
			int count = 0;
			try {
				for (Iterator<Measurement> measurements = meter.measure().iterator(); measurements.hasNext(); count++) {
					measurements.next();
				}
			}
			catch (RuntimeException ex) {
				// it will fail again, and be caught, when it is published
				count++;
			}
			return count;
		}

	}

}
