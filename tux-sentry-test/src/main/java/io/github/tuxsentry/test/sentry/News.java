package io.github.tuxsentry.test.sentry;

import java.util.List;

/**
 * Changes since a {@link Position}.
 *
 * @param entries the items that were received
 * @param position the position after these items
 */
record News(List<History.Entry> entries, Position position) {

	boolean isEmpty(Position known) {
		return this.entries.isEmpty() && this.position.equals(known);
	}

	/**
	 * Position in the sequence of received items.
	 *
	 * @param clears the number of times that the items had been cleared
	 * @param number the number of the last item
	 * @param malformed the number of malformed envelopes
	 */
	record Position(int clears, long number, int malformed) {

		static final Position START = new Position(-1, 0, 0);

	}

}
