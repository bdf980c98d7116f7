package io.github.tuxsentry.internal.metrics.micrometer;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.DoubleAdder;

import io.micrometer.core.instrument.AbstractMeter;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Meter;

/**
 * A counter that keeps the first recordings of a step one by one and adds up the rest of
 * it. Every recording is drained exactly once, on one side or the other.
 */
final class SentryCounter extends AbstractMeter implements Counter, PublishedMeter {

	private final ExemplarRecorder recorder;

	private final int keptAStep;

	private final DoubleAdder beforeRest = new DoubleAdder();

	private final DoubleAdder rest = new DoubleAdder();

	private final Object lock = new Object();

	private List<Exemplar> kept = List.of();

	private volatile boolean full;

	private double restDrained;

	SentryCounter(Meter.Id id, ExemplarRecorder recorder, int keptAStep) {
		super(id);
		this.recorder = recorder;
		this.keptAStep = keptAStep;
	}

	@Override
	public void increment(double amount) {
		if (amount == 0 || !Double.isFinite(amount)) {
			return;
		}
		if (this.full) {
			this.rest.add(amount);
			return;
		}
		Exemplar recording = this.recorder.record(amount);
		if (recording == null || keep(recording)) {
			this.beforeRest.add(amount);
		}
		else {
			this.rest.add(amount);
		}
	}

	@Override
	public double count() {
		return this.beforeRest.sum() + this.rest.sum();
	}

	@Override
	public int sums() {
		synchronized (this.lock) {
			return (this.kept.isEmpty() && this.rest.sum() == this.restDrained) ? 0 : 1;
		}
	}

	@Override
	public int singles() {
		synchronized (this.lock) {
			return (this.kept.size() > 1) ? this.kept.size() : 0;
		}
	}

	@Override
	public void drainTo(MetricItems items, int most) {
		List<Exemplar> recordings;
		double sum;
		synchronized (this.lock) {
			// The rest is read as a difference rather than reset, so that an increment
			// that comes in at this moment is either in this step or in the next.
			double restNow = this.rest.sum();
			sum = restNow - this.restDrained;
			recordings = this.kept;
			this.restDrained = restNow;
			this.kept = List.of();
			this.full = false;
		}
		// A single recording is no more than the sum that would stand for it.
		int singles = Math.min((sum == 0) ? Math.max(most, 1) : most, recordings.size());
		for (Exemplar recording : recordings.subList(0, singles)) {
			items.addCounted(recording);
		}
		for (Exemplar recording : recordings.subList(singles, recordings.size())) {
			sum += recording.value();
		}
		items.addSum(sum);
	}

	private boolean keep(Exemplar recording) {
		synchronized (this.lock) {
			if (this.kept.size() >= this.keptAStep) {
				this.full = true;
				return false;
			}
			if (this.kept.isEmpty()) {
				this.kept = new ArrayList<>();
			}
			this.kept.add(recording);
			this.full = this.kept.size() == this.keptAStep;
			return true;
		}
	}

}
