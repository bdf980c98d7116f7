package io.github.tuxsentry.internal.metrics.micrometer;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.concurrent.atomic.DoubleAdder;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.DoubleSupplier;

import org.jspecify.annotations.Nullable;

/**
 * The recordings of one distribution in a step: all of them while they are few, and an
 * unbiased sample beside the maximum once they are many. Each recording draws a lot, and
 * those with the lowest lots are kept, which gives every recording of the step the same
 * chance. What is not kept is counted and added up exactly. Thread-safe; a recording that
 * is not kept takes no lock.
 */
final class Reservoir {

	private static final double ANY_LOT = 1;

	private final ExemplarRecorder recorder;

	private final int keptAStep;

	private final double unit;

	private final DoubleSupplier lots;

	private final LongAdder heldBackCount = new LongAdder();

	private final DoubleAdder heldBackTotal = new DoubleAdder();

	private final Object lock = new Object();

	private PriorityQueue<Drawn> sample = newSample();

	private @Nullable Drawn highest;

	private volatile double lotLimit = ANY_LOT;

	private volatile double maximum = Double.NEGATIVE_INFINITY;

	private long countDrained;

	private double totalDrained;

	/**
	 * Creates the recordings.
	 * @param recorder takes down traces
	 * @param keptAStep how many recordings are kept besides the maximum
	 * @param unit how much of what is recorded makes 1 on the wire
	 * @param lots draws from 0 to 1, the 1 excluded
	 */
	Reservoir(ExemplarRecorder recorder, int keptAStep, double unit, DoubleSupplier lots) {
		this.recorder = recorder;
		this.keptAStep = keptAStep;
		this.unit = unit;
		this.lots = lots;
	}

	void record(double amount) {
		double lot = this.lots.getAsDouble();
		if (lot >= this.lotLimit && amount <= this.maximum) {
			holdBack(amount);
			return;
		}
		Exemplar recording = this.recorder.record(amount / this.unit);
		if (recording != null) {
			keep(new Drawn(lot, amount, recording));
		}
	}

	private void keep(Drawn drawn) {
		synchronized (this.lock) {
			if (drawn.amount() > this.maximum) {
				this.maximum = drawn.amount();
				this.highest = drawn;
			}
			if (drawn.lot() >= this.lotLimit) {
				holdBack(drawn.amount());
				return;
			}
			this.sample.add(drawn);
			// One more than is sent, since the maximum may be among them.
			if (this.sample.size() > this.keptAStep + 1) {
				holdBack(this.sample.remove().amount());
			}
			if (this.sample.size() == this.keptAStep + 1) {
				this.lotLimit = this.sample.element().lot();
			}
		}
	}

	private void holdBack(double amount) {
		this.heldBackCount.increment();
		this.heldBackTotal.add(amount);
	}

	/**
	 * Returns how many items the step takes at the least.
	 */
	int sums() {
		synchronized (this.lock) {
			long count = this.sample.size() + this.heldBackCount.sum() - this.countDrained;
			return (int) Math.min(MetricItems.SUMS_OF_A_SAMPLE, count);
		}
	}

	/**
	 * Returns how many more items would go out one by one.
	 */
	int singles() {
		synchronized (this.lock) {
			int singles = Math.min(this.sample.size(), this.keptAStep);
			return (singles > MetricItems.SUMS_OF_A_SAMPLE) ? singles : 0;
		}
	}

	/**
	 * Empties the step.
	 * @param most how many recordings may go out one by one besides the maximum, unless
	 * that is more than are kept
	 */
	Drained drain(int most) {
		int singles = Math.min(most, this.keptAStep);
		synchronized (this.lock) {
			long countNow = this.heldBackCount.sum();
			double totalNow = this.heldBackTotal.sum();
			double total = totalNow - this.totalDrained;
			for (Drawn drawn : this.sample) {
				total += drawn.amount();
			}
			long heldBack = countNow - this.countDrained;
			Drained drained = (heldBack == 0 && isFew(singles)) ? everything()
					: sample(singles, heldBack + this.sample.size(), total / this.unit);
			this.countDrained = countNow;
			this.totalDrained = totalNow;
			this.sample = newSample();
			this.highest = null;
			this.maximum = Double.NEGATIVE_INFINITY;
			this.lotLimit = ANY_LOT;
			return drained;
		}
	}

	/**
	 * Tells whether the recordings may all go out, or would be no more than the sums that
	 * stand for them.
	 */
	private boolean isFew(int singles) {
		return this.sample.size() <= Math.max(singles, Math.min(MetricItems.SUMS_OF_A_SAMPLE, this.keptAStep));
	}

	private Drained everything() {
		return new Drained(recordings(), 1, null, 0, 0);
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
		return new Drained(recordings(), rate, (highest != null) ? highest.recording() : null, count, total);
	}

	private List<Exemplar> recordings() {
		List<Exemplar> recordings = new ArrayList<>(this.sample.size());
		this.sample.forEach((drawn) -> recordings.add(drawn.recording()));
		return recordings;
	}

	private static PriorityQueue<Drawn> newSample() {
		return new PriorityQueue<>(Comparator.comparingDouble(Drawn::lot).reversed());
	}

	private record Drawn(double lot, double amount, Exemplar recording) {
	}

	/**
	 * What a step held.
	 *
	 * @param recordings those that go out one by one, in no order; an unbiased sample if
	 * there were more
	 * @param rate the share of all but the maximum that the recordings are
	 * @param maximum the greatest of all, not among the others; {@code null} where
	 * nothing was left out
	 * @param count how many there were, 0 where nothing was left out
	 * @param total the sum of all, in the unit of the wire, 0 where nothing was left out
	 */
	record Drained(List<Exemplar> recordings, double rate, @Nullable Exemplar maximum, long count, double total) {

		boolean isSampled() {
			return this.count > 0;
		}

	}

}
