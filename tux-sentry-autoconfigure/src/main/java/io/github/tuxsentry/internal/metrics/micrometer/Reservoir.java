package io.github.tuxsentry.internal.metrics.micrometer;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.function.DoubleSupplier;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

/**
 * Recordings of a distribution in a step: all of them while they are few, an unbiased
 * sample and the maximum once they are many. Each recording draws a random weight, and
 * those with the lowest weights are kept, which gives every recording of the step the
 * same probability. The others are counted and added up exactly. Each recording is
 * counted in a single place. Thread-safe; a recording that is not kept takes no lock.
 */
final class Reservoir {

	/** Items that are sent besides a sample: maximum, count and total. */
	private static final int SUMS_OF_A_SAMPLE = 3;

	private static final double ANY_WEIGHT = 1;

	private final Exemplar.Recorder recorder;

	private final int maxKept;

	private final double unit;

	private final DoubleSupplier weights;

	/** Recordings that are not kept. */
	private final Tally heldBack;

	/** Recordings that were kept in earlier steps, or that Sentry did not accept. */
	private final Tally settled;

	private final Object lock = new Object();

	private PriorityQueue<Drawn> sample = newSample();

	private @Nullable Drawn highest;

	private volatile double weightLimit = ANY_WEIGHT;

	private volatile double maximum = Double.NEGATIVE_INFINITY;

	private long countDrained;

	private double totalDrained;

	/**
	 * Create a new reservoir.
	 * @param recorder records traces
	 * @param maxKept maximum number of recordings to keep besides the maximum
	 * @param unit recorded amount that corresponds to 1 on the wire
	 * @param tallies creates the tallies of the recordings
	 * @param weights random numbers from 0 (inclusive) to 1 (exclusive)
	 */
	Reservoir(Exemplar.Recorder recorder, int maxKept, double unit, Supplier<Tally> tallies, DoubleSupplier weights) {
		this.recorder = recorder;
		this.maxKept = maxKept;
		this.unit = unit;
		this.heldBack = tallies.get();
		this.settled = tallies.get();
		this.weights = weights;
	}

	void record(double amount) {
		double weight = this.weights.getAsDouble();
		if (weight >= this.weightLimit && amount <= this.maximum) {
			this.heldBack.add(amount);
			return;
		}
		Exemplar exemplar = this.recorder.record(amount / this.unit);
		if (exemplar != null) {
			keep(new Drawn(weight, amount, exemplar));
		}
		else {
			this.settled.add(amount);
		}
	}

	private void keep(Drawn drawn) {
		synchronized (this.lock) {
			if (drawn.amount() > this.maximum) {
				this.maximum = drawn.amount();
				this.highest = drawn;
			}
			if (drawn.weight() >= this.weightLimit) {
				this.heldBack.add(drawn.amount());
				return;
			}
			this.sample.add(drawn);
			// One more than will be sent, since the maximum may be among them.
			if (this.sample.size() > this.maxKept + 1) {
				this.heldBack.add(this.sample.remove().amount());
			}
			if (this.sample.size() == this.maxKept + 1) {
				this.weightLimit = this.sample.element().weight();
			}
		}
	}

	/**
	 * Return the number of all recordings so far.
	 */
	long count() {
		synchronized (this.lock) {
			return this.heldBack.count() + this.settled.count() + this.sample.size();
		}
	}

	/**
	 * Return the sum of all recordings so far.
	 */
	double total() {
		synchronized (this.lock) {
			return this.heldBack.total() + this.settled.total() + totalOfSample();
		}
	}

	private double totalOfSample() {
		double total = 0;
		for (Drawn drawn : this.sample) {
			total += drawn.amount();
		}
		return total;
	}

	/**
	 * Return the minimum number of items of the step.
	 */
	int sums() {
		synchronized (this.lock) {
			long count = this.sample.size() + this.heldBack.count() - this.countDrained;
			return (int) Math.min(SUMS_OF_A_SAMPLE, count);
		}
	}

	/**
	 * Return the number of additional items to send individually.
	 */
	int singles() {
		synchronized (this.lock) {
			int singles = Math.min(this.sample.size(), this.maxKept);
			return (singles > SUMS_OF_A_SAMPLE) ? singles : 0;
		}
	}

	/**
	 * Drain the step.
	 * @param maxSingles maximum number of recordings to send individually besides the
	 * maximum
	 */
	Drained drain(int maxSingles) {
		int singles = Math.min(maxSingles, this.maxKept);
		synchronized (this.lock) {
			long countNow = this.heldBack.count();
			// An amount that has been added but not counted belongs to the next step.
			double totalNow = (countNow > this.countDrained) ? this.heldBack.total() : this.totalDrained;
			double total = totalNow - this.totalDrained + totalOfSample();
			this.sample.forEach((drawn) -> this.settled.add(drawn.amount()));
			long heldBack = countNow - this.countDrained;
			Drained drained = (heldBack == 0 && isFew(singles)) ? everything()
					: sample(singles, heldBack + this.sample.size(), total / this.unit);
			this.countDrained = countNow;
			this.totalDrained = totalNow;
			this.sample = newSample();
			this.highest = null;
			this.maximum = Double.NEGATIVE_INFINITY;
			this.weightLimit = ANY_WEIGHT;
			return drained;
		}
	}

	/**
	 * Return whether all recordings may be sent, or take no more items than the sums that
	 * would replace them.
	 */
	private boolean isFew(int singles) {
		return this.sample.size() <= Math.max(singles, Math.min(SUMS_OF_A_SAMPLE, this.maxKept));
	}

	private Drained everything() {
		return new Drained(exemplars(), 1, null, 0, 0);
	}

	private Drained sample(int singles, long count, double total) {
		Drawn highest = this.highest;
		long others = count;
		if (highest != null) {
			this.sample.remove(highest);
			others--;
		}
		while (this.sample.size() > singles) {
			this.sample.remove();
		}
		double rate = (others > 0) ? Math.min(1, (double) this.sample.size() / others) : 1;
		return new Drained(exemplars(), rate, (highest != null) ? highest.exemplar() : null, count, total);
	}

	private List<Exemplar> exemplars() {
		List<Exemplar> exemplars = new ArrayList<>(this.sample.size());
		this.sample.forEach((drawn) -> exemplars.add(drawn.exemplar()));
		return exemplars;
	}

	private static PriorityQueue<Drawn> newSample() {
		return new PriorityQueue<>(Comparator.comparingDouble(Drawn::weight).reversed());
	}

	private record Drawn(double weight, double amount, Exemplar exemplar) {
	}

	/**
	 * Content of a step.
	 *
	 * @param exemplars recordings to send individually, in any order; an unbiased sample
	 * if there were more
	 * @param rate sampling rate of the exemplars among all recordings but the maximum
	 * @param maximum maximum of all recordings, not among the exemplars; {@code null} if
	 * not sampled
	 * @param count number of all recordings, 0 if not sampled
	 * @param total sum of all recordings in the unit of the wire, 0 if not sampled
	 */
	record Drained(List<Exemplar> exemplars, double rate, @Nullable Exemplar maximum, long count, double total) {

		boolean isSampled() {
			return this.count > 0;
		}

	}

}
