package io.github.tuxsentry.internal.metrics.micrometer;

/**
 * By how much a value that only goes up went up since it was last asked for. A value that
 * went down started again from 0. Not thread-safe.
 */
final class CounterDelta {

	private double last;

	double to(double now) {
		if (!Double.isFinite(now)) {
			return 0;
		}
		double increase = (now >= this.last) ? now - this.last : now;
		this.last = now;
		return increase;
	}

}
