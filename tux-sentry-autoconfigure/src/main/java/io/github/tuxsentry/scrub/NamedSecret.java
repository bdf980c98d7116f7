package io.github.tuxsentry.scrub;

/**
 * A value that stood beside the name of a secret, and is taken out wherever else it
 * stands.
 *
 * @param value the value
 * @param label what stands for it
 * @param start whether it is only the start of the value
 */
record NamedSecret(String value, String label, boolean start) {

	private static final int SHORTEST = 6;

	private static final int SHORTEST_WORD = 8;

	private static final int SHORTEST_PROBE = 4;

	/** As much of a value is looked for; as much more as agrees is taken out with it. */
	private static final int MAX_KEY_LENGTH = 64;

	/**
	 * Tells whether a value is worth looking for: what is short or an ordinary word
	 * stands elsewhere for something else.
	 */
	static boolean isDistinctive(String value) {
		if (value.length() < SHORTEST || (value.startsWith("[") && value.endsWith("]"))) {
			return false;
		}
		if (value.chars().allMatch(Character::isLetter)) {
			return value.length() >= SHORTEST_WORD && !NonSecretWords.contain(value) && !Labels.consistOf(value);
		}
		return value.chars().anyMatch(Character::isLetterOrDigit);
	}

	/**
	 * Tells whether a text of JSON may hold the value, by a part of it that has no
	 * escapes.
	 */
	boolean mayBeIn(String json) {
		int longestFrom = 0;
		int longestEnd = 0;
		int from = 0;
		for (int i = 0; i <= keyLength(); i++) {
			if (i == keyLength() || !Alphabet.ALPHANUMERIC.contains(this.value.charAt(i))) {
				if (i - from > longestEnd - longestFrom) {
					longestFrom = from;
					longestEnd = i;
				}
				from = i + 1;
			}
		}
		return longestEnd - longestFrom < SHORTEST_PROBE
				|| json.contains(this.value.substring(longestFrom, longestEnd));
	}

	/**
	 * Takes the value out of a text.
	 * @param text the text
	 * @return the text itself if it does not hold the value
	 */
	String hideIn(String text) {
		String key = this.value.substring(0, keyLength());
		StringBuilder hidden = null;
		int taken = 0;
		for (int at = text.indexOf(key); at >= 0; at = text.indexOf(key, at)) {
			int end = endOf(text, at);
			if (isWord() && isInWord(text, at, end)) {
				at++;
				continue;
			}
			hidden = (hidden != null) ? hidden : new StringBuilder(text.length());
			hidden.append(text, taken, at).append(this.label);
			taken = end;
			at = end;
		}
		return (hidden != null) ? hidden.append(text, taken, text.length()).toString() : text;
	}

	private int keyLength() {
		return Math.min(this.value.length(), MAX_KEY_LENGTH);
	}

	private int endOf(String text, int at) {
		int length = keyLength();
		while (length < this.value.length() && at + length < text.length()
				&& text.charAt(at + length) == this.value.charAt(length)) {
			length++;
		}
		int end = at + length;
		while (this.start && length == this.value.length() && end < text.length() && text.charAt(end) > ' '
				&& "\"'`)]}>,;".indexOf(text.charAt(end)) < 0) {
			end++;
		}
		return end;
	}

	/**
	 * Tells whether the value is a word or a number, which may be part of another.
	 */
	private boolean isWord() {
		return this.value.chars().allMatch(Character::isLetter) || this.value.chars().allMatch(Character::isDigit);
	}

	private static boolean isInWord(String text, int from, int end) {
		return (from > 0 && Character.isLetterOrDigit(text.charAt(from - 1)))
				|| (end < text.length() && Character.isLetterOrDigit(text.charAt(end)));
	}

}
