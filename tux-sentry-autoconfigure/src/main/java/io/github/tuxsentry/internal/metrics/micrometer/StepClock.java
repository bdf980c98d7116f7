package io.github.tuxsentry.internal.metrics.micrometer;

import io.micrometer.core.instrument.Clock;

/**
 * Clock that advances once a step, so that a recording does not have to read the time.
 * Thread-safe.
 */
final class StepClock implements Clock {

	private final Clock clock;

	private volatile long wallTime;

	/**
	 * Create a new clock.
	 * @param clock the clock from which the time is read in each step
	 */
	StepClock(Clock clock) {
		this.clock = clock;
		this.wallTime = clock.wallTime();
	}

	/**
	 * Advance to the current time.
	 */
	void advance() {
		this.wallTime = this.clock.wallTime();
	}

	@Override
	public long wallTime() {
		return this.wallTime;
	}

	@Override
	public long monotonicTime() {
		return this.clock.monotonicTime();
	}

}
