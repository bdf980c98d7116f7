package io.github.tuxsentry.internal.text;

import org.jspecify.annotations.Nullable;

/**
 * Short texts that are known to have a property, such as the names and messages that
 * recur in each event, so that they are not examined again.
 * <p>
 * The number and length of the texts are limited: each has one place, in which it
 * replaces the one before. Thread-safe without locks, since a place only holds an
 * immutable text, and a stale one also has the property.
 */
public final class RecentTexts {

	/** Number of places, a power of two. */
	private static final int SIZE = 2048;

	private static final int MAX_LENGTH = 128;

	private final @Nullable String[] texts = new String[SIZE];

	/**
	 * Hash codes of the texts, so that most texts that are not among them are recognized
	 * without reading another one.
	 */
	private final int[] hashes = new int[SIZE];

	/**
	 * Create a new, empty collection.
	 */
	public RecentTexts() {
	}

	/**
	 * Return whether a text is among the texts that were added recently.
	 * @param text the text
	 * @return whether it is known to have the property
	 */
	public boolean contains(String text) {
		if (text.length() > MAX_LENGTH) {
			return false;
		}
		int hash = text.hashCode();
		int place = placeOf(hash);
		String known = this.texts[place];
		return known == text || (this.hashes[place] == hash && text.equals(known));
	}

	/**
	 * Add a text, unless it is long.
	 * @param text the text, which has the property
	 */
	public void add(String text) {
		if (text.length() <= MAX_LENGTH) {
			int hash = text.hashCode();
			int place = placeOf(hash);
			this.texts[place] = text;
			this.hashes[place] = hash;
		}
	}

	private static int placeOf(int hash) {
		return (hash ^ (hash >>> 16)) & (SIZE - 1);
	}

}
