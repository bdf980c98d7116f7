package io.github.tuxsentry.metrics.micrometer;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.DoubleAdder;
import java.util.concurrent.atomic.LongAdder;

/**
 * The recordings of one distribution in a step: all of them while they are few, and an
 * unbiased sample once they are many. Each recording draws a lot, and those with the
 * lowest lots are kept, which gives every recording of the step the same chance. What is
 * not kept is counted and added up exactly.
 */
final class SampledRecordings {

	static final int KEPT_A_STEP = 100;

	private static final double ANY_LOT = 1;

	private final Recorder recorder;

	private final LongAdder heldBackCount = new LongAdder();

	private final DoubleAdder heldBackTotal = new DoubleAdder();

	private final Object lock = new Object();

	private PriorityQueue<Drawn> sample = newSample();

	private volatile double lotLimit = ANY_LOT;

	private long countDrained;

	private double totalDrained;

	SampledRecordings(Recorder recorder) {
		this.recorder = recorder;
	}

	void record(double value) {
		double lot = ThreadLocalRandom.current().nextDouble();
		if (lot >= this.lotLimit) {
			holdBack(value);
			return;
		}
		Recording recording = this.recorder.record(value);
		if (recording != null) {
			keep(new Drawn(lot, recording));
		}
	}

	Drained drain() {
		synchronized (this.lock) {
			long countNow = this.heldBackCount.sum();
			double totalNow = this.heldBackTotal.sum();
			List<Recording> recordings = new ArrayList<>(this.sample.size());
			this.sample.forEach((drawn) -> recordings.add(drawn.recording()));
			Drained drained = new Drained(recordings, countNow - this.countDrained, totalNow - this.totalDrained);
			this.countDrained = countNow;
			this.totalDrained = totalNow;
			this.sample = newSample();
			this.lotLimit = ANY_LOT;
			return drained;
		}
	}

	private void keep(Drawn drawn) {
		synchronized (this.lock) {
			this.sample.add(drawn);
			if (this.sample.size() > KEPT_A_STEP) {
				holdBack(this.sample.remove().recording().value());
			}
			if (this.sample.size() == KEPT_A_STEP) {
				this.lotLimit = this.sample.element().lot();
			}
		}
	}

	private void holdBack(double value) {
		this.heldBackCount.increment();
		this.heldBackTotal.add(value);
	}

	private static PriorityQueue<Drawn> newSample() {
		return new PriorityQueue<>(Comparator.comparingDouble(Drawn::lot).reversed());
	}

	private record Drawn(double lot, Recording recording) {
	}

	/**
	 * What a step held.
	 *
	 * @param recordings the recordings that were kept, in no order
	 * @param heldBackCount how many were not kept
	 * @param heldBackTotal the sum of those not kept
	 */
	record Drained(List<Recording> recordings, long heldBackCount, double heldBackTotal) {

		long count() {
			return this.recordings.size() + this.heldBackCount;
		}

		double total() {
			return this.recordings.stream().mapToDouble(Recording::value).sum() + this.heldBackTotal;
		}

	}

}
