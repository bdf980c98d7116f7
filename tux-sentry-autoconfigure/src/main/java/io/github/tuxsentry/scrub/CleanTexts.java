package io.github.tuxsentry.scrub;

/**
 * Short texts in which nothing was found, such as the names and messages that recur in
 * each event, so that they are not scanned again. A text that contains a secret is never
 * retained.
 * <p>
 * The number and length of the texts are limited: each has one place, in which it
 * replaces the one before. Thread-safe without locks, since a place only holds an
 * immutable text, and a stale one is also clean.
 */
final class CleanTexts {

	/** Number of places, a power of two. */
	private static final int SIZE = 2048;

	private static final int MAX_LENGTH = 128;

	private final String[] texts = new String[SIZE];

	/**
	 * Hash codes of the texts, so that most texts that are not among them are recognized
	 * without reading another one.
	 */
	private final int[] hashes = new int[SIZE];

	boolean contains(String text) {
		if (text.length() > MAX_LENGTH) {
			return false;
		}
		int hash = text.hashCode();
		int place = placeOf(hash);
		return this.hashes[place] == hash && text.equals(this.texts[place]);
	}

	void add(String text) {
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
