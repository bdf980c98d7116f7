package io.github.tuxsentry.benchmarks.report;

import org.jspecify.annotations.Nullable;

/**
 * Comparison with a peer.
 *
 * @param peer the name of the peer
 * @param measure the value of the peer
 * @param goal the goal, or {@code null} if the comparison is for information
 */
record Comparison(String peer, Measure measure, @Nullable Goal goal) {

	static Comparison with(String peer, Measure measure, Goal goal) {
		return new Comparison(peer, measure, goal);
	}

	static Comparison with(String peer, Measure measure) {
		return new Comparison(peer, measure, null);
	}

}
