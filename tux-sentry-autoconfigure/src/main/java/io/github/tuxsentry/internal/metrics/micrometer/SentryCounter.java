package io.github.tuxsentry.internal.metrics.micrometer;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.DoubleAdder;

import io.micrometer.core.instrument.AbstractMeter;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Meter;

/**
 * Counter that keeps the first recordings of a step individually and adds up the rest.
 * Every recording is drained exactly once, on one side or the other.
 */
final class SentryCounter extends AbstractMeter implements Counter, PublishedMeter {

	private final Exemplar.Recorder recorder;

	private final int maxKept;

	private final DoubleAdder beforeRest = new DoubleAdder();

	private final DoubleAdder rest = new DoubleAdder();

	private final Object lock = new Object();

	private List<Exemplar> kept = List.of();

	private volatile boolean full;

	private double restDrained;

	SentryCounter(Meter.Id id, Exemplar.Recorder recorder, int maxKept) {
		super(id);
		this.recorder = recorder;
		this.maxKept = maxKept;
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
		Exemplar exemplar = this.recorder.record(amount);
		if (exemplar == null || keep(exemplar)) {
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
	public void drainTo(MetricStep.Items items, int maxSingles) {
		List<Exemplar> exemplars;
		double sum;
		synchronized (this.lock) {
			// The rest is read as a difference rather than reset, so that a concurrent
			// increment is either in this step or in the next.
			double restNow = this.rest.sum();
			sum = restNow - this.restDrained;
			exemplars = this.kept;
			this.restDrained = restNow;
			this.kept = List.of();
			this.full = false;
		}
		// A single recording takes as many items as the sum that would replace it.
		int singles = (sum == 0 && exemplars.size() == 1) ? 1 : Math.min(maxSingles, exemplars.size());
		for (Exemplar exemplar : exemplars.subList(0, singles)) {
			items.addCounted(exemplar);
		}
		for (Exemplar exemplar : exemplars.subList(singles, exemplars.size())) {
			sum += exemplar.value();
		}
		items.addSum(sum);
	}

	private boolean keep(Exemplar exemplar) {
		synchronized (this.lock) {
			if (this.kept.size() >= this.maxKept) {
				this.full = true;
				return false;
			}
			if (this.kept.isEmpty()) {
				this.kept = new ArrayList<>();
			}
			this.kept.add(exemplar);
			this.full = this.kept.size() == this.maxKept;
			return true;
		}
	}

}
