package io.github.tuxsentry.test.sentry;

import java.util.List;

/**
 * What has happened since a {@link Position}.
 *
 * @param entries the items that have arrived
 * @param position the position after these items
 */
record News(List<History.Entry> entries, Position position) {

	boolean isEmpty(Position known) {
		return this.entries.isEmpty() && this.position.equals(known);
	}

	/**
	 * A position in the sequence of arrivals.
	 *
	 * @param clears how many times the arrivals had been cleared
	 * @param number the number of the last item
	 * @param malformed the number of malformed envelopes
	 */
	record Position(int clears, long number, int malformed) {

		static final Position START = new Position(-1, 0, 0);

	}

}
