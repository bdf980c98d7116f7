package io.github.tuxsentry.benchmarks.report;

import java.util.Locale;
import java.util.Optional;

/**
 * Outcome of a comparison in some results.
 *
 * @param row the row
 * @param comparison the comparison
 * @param ours the value of the library
 * @param peer the value of the peer
 */
record Outcome(Row row, Comparison comparison, Measurement ours, Measurement peer) {

	/** Ratio from which on a time is described as that much faster. */
	private static final double FASTER = 1.5;

	static Optional<Outcome> of(Row row, Comparison comparison, Results results) {
		return row.ours()
			.in(results::of)
			.flatMap((ours) -> comparison.measure()
				.in(results::of)
				.map((peer) -> new Outcome(row, comparison, ours, peer)));
	}

	boolean isMissed() {
		Goal goal = this.comparison.goal();
		return goal != null && !goal.isReached(this.ours, this.peer);
	}

	String mark() {
		return (this.comparison.goal() == null) ? "" : isMissed() ? "no" : "yes";
	}

	String oursText() {
		return this.row.quantity().format(this.ours.value());
	}

	String peerText() {
		return this.row.quantity().format(this.peer.value());
	}

	/**
	 * Return the ratio of the library to the peer.
	 * @return the ratio, or an empty text if there is none
	 */
	String ratio() {
		double ratio = this.ours.value() / this.peer.value();
		if (this.row.quantity() != Quantity.TIME || !(ratio > 0) || Double.isInfinite(ratio)) {
			return "";
		}
		return (ratio * FASTER < 1) ? String.format(Locale.ROOT, "%.1f × faster", 1 / ratio)
				: String.format(Locale.ROOT, "%.2f ×", ratio);
	}

	/**
	 * Return the allocated bytes of the peer and of the library.
	 * @return the bytes, or an empty text if they were not measured
	 */
	String bytes() {
		if (!this.ours.hasBytes() || !this.peer.hasBytes()) {
			return "";
		}
		return Quantity.MEMORY.format(Math.rint(this.peer.bytes())) + " → "
				+ Quantity.MEMORY.format(Math.rint(this.ours.bytes()));
	}

}
