package io.github.tuxsentry.internal.discord.execution;

import org.jspecify.annotations.Nullable;

/**
 * Texts of IDs in Discord. Those of recent IDs are kept, since most events are of the
 * same guilds and users as earlier ones. Thread-safe.
 */
final class RecentIds {

	private static final int BITS = 9;

	/**
	 * Spreads IDs, whose upper bits are a time, over all places.
	 */
	private static final long SPREAD = 0x9e3779b97f4a7c15L;

	/**
	 * A text of each place, of the last ID that was asked for. Threads that replace one
	 * at the same time need not agree, since texts are immutable.
	 */
	private final @Nullable Text[] recent = new Text[1 << BITS];

	/**
	 * Return the text of an ID.
	 * @param id the ID
	 * @return the unsigned decimal number
	 */
	String textOf(long id) {
		int place = (int) ((id * SPREAD) >>> (Long.SIZE - BITS));
		Text known = this.recent[place];
		if (known == null || known.id() != id) {
			known = new Text(id, Long.toUnsignedString(id));
			this.recent[place] = known;
		}
		return known.text();
	}

	private record Text(long id, String text) {
	}

}
