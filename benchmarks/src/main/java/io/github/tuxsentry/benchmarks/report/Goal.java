package io.github.tuxsentry.benchmarks.report;

import java.util.Locale;
import java.util.function.BiPredicate;

/**
 * Condition that the library reaches beside a peer.
 *
 * @param text the condition as a text
 * @param condition tests the measurements of the library and of the peer
 */
record Goal(String text, BiPredicate<Measurement, Measurement> condition) {

	/** Bytes that the profiler attributes to a call that does not allocate. */
	private static final double PROFILER_BYTES = 0.5;

	boolean isReached(Measurement ours, Measurement peer) {
		return this.condition.test(ours, peer);
	}

	Goal and(Goal other) {
		return new Goal(this.text + ", " + other.text, this.condition.and(other.condition));
	}

	/**
	 * At most as much as a multiple of the peer.
	 */
	static Goal atMost(double factor) {
		return new Goal("≤ " + factor + " ×", (ours, peer) -> ours.value() <= factor * peer.value());
	}

	/**
	 * Several times faster than the peer.
	 */
	static Goal faster(double factor) {
		return new Goal(factor(factor) + " × faster", (ours, peer) -> factor * ours.value() <= peer.value());
	}

	/**
	 * At most a value, regardless of the peer.
	 */
	static Goal value(Quantity quantity, double limit) {
		return new Goal("≤ " + quantity.format(limit), (ours, peer) -> ours.value() <= limit);
	}

	/**
	 * At most a number of allocated bytes, regardless of the peer.
	 */
	static Goal bytes(int limit) {
		return new Goal("≤ " + limit + " B", (ours, peer) -> ours.bytes() < limit + PROFILER_BYTES);
	}

	/**
	 * No more allocated bytes than the peer.
	 */
	static Goal noMoreBytes() {
		return new Goal("no more bytes", (ours, peer) -> ours.bytes() < peer.bytes() + PROFILER_BYTES);
	}

	private static String factor(double factor) {
		return (factor == Math.rint(factor)) ? String.format(Locale.ROOT, "%.0f", factor) : "" + factor;
	}

}
