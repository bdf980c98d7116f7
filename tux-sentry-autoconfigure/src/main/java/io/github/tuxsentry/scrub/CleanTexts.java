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

	boolean contains(String text) {
		return text.length() <= MAX_LENGTH && text.equals(this.texts[placeOf(text)]);
	}

	void add(String text) {
		if (text.length() <= MAX_LENGTH) {
			this.texts[placeOf(text)] = text;
		}
	}

	private static int placeOf(String text) {
		int hash = text.hashCode();
		return (hash ^ (hash >>> 16)) & (SIZE - 1);
	}

}
