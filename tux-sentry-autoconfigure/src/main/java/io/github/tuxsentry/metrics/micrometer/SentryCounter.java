package io.github.tuxsentry.metrics.micrometer;

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
final class SentryCounter extends AbstractMeter implements Counter {

	static final int KEPT_A_STEP = 100;

	private final Recorder recorder;

	private final DoubleAdder beforeRest = new DoubleAdder();

	private final DoubleAdder rest = new DoubleAdder();

	private final Object lock = new Object();

	private List<Recording> kept = new ArrayList<>();

	private volatile boolean full;

	private double restDrained;

	SentryCounter(Meter.Id id, Recorder recorder) {
		super(id);
		this.recorder = recorder;
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
		Recording recording = this.recorder.record(amount);
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

	Drained drain() {
		synchronized (this.lock) {
			// The rest is read as a difference rather than reset, so that an increment
			// that comes in at this moment is either in this step or in the next.
			double restNow = this.rest.sum();
			Drained drained = new Drained(this.kept, restNow - this.restDrained);
			this.restDrained = restNow;
			this.kept = new ArrayList<>();
			this.full = false;
			return drained;
		}
	}

	private boolean keep(Recording recording) {
		synchronized (this.lock) {
			if (this.kept.size() == KEPT_A_STEP) {
				return false;
			}
			this.kept.add(recording);
			this.full = this.kept.size() == KEPT_A_STEP;
			return true;
		}
	}

	/**
	 * What a step held.
	 *
	 * @param recordings the recordings that were kept
	 * @param rest the sum of the others, 0 if there were none
	 */
	record Drained(List<Recording> recordings, double rest) {
	}

}
