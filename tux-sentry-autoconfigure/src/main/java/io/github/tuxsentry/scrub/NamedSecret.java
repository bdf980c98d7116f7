package io.github.tuxsentry.scrub;

/**
 * Value next to the name of a secret, which is replaced wherever else it occurs.
 */
final class NamedSecret {

	private static final int MIN_LENGTH = 6;

	private static final int MIN_WORD_LENGTH = 8;

	private static final int MIN_PART_LENGTH = 4;

	/**
	 * Maximum length of the search key; any further matching characters are also
	 * replaced.
	 */
	private static final int MAX_KEY_LENGTH = 64;

	private final String value;

	private final String label;

	private final boolean start;

	private final String key;

	/** Longest part of the key that is the same in JSON. */
	private final String part;

	/**
	 * Create a new secret.
	 * @param value the value
	 * @param label the label that replaces it
	 * @param start whether it is only the start of the value
	 */
	NamedSecret(String value, String label, boolean start) {
		this.value = value;
		this.label = label;
		this.start = start;
		this.key = value.substring(0, Math.min(value.length(), MAX_KEY_LENGTH));
		this.part = longestPart(this.key);
	}

	private static String longestPart(String key) {
		String longest = "";
		int from = 0;
		for (int i = 0; i <= key.length(); i++) {
			if (i == key.length() || !Alphabet.ALPHANUMERIC.contains(key.charAt(i))) {
				longest = (i - from > longest.length()) ? key.substring(from, i) : longest;
				from = i + 1;
			}
		}
		return longest;
	}

	String value() {
		return this.value;
	}

	/**
	 * Return the start of the value, by which it is searched for.
	 */
	String key() {
		return this.key;
	}

	/**
	 * Return whether a value is distinctive: a short value or an ordinary word may have a
	 * different meaning elsewhere.
	 */
	static boolean isDistinctive(String value) {
		if (value.length() < MIN_LENGTH || (value.startsWith("[") && value.endsWith("]"))) {
			return false;
		}
		if (value.chars().allMatch(Character::isLetter)) {
			return value.length() >= MIN_WORD_LENGTH && !NonSecretWords.contain(value) && !Labels.consistOf(value);
		}
		return value.chars().anyMatch(Character::isLetterOrDigit);
	}

	/**
	 * Return the part of the value by which it is searched for in JSON, empty if there is
	 * none that is long enough.
	 */
	String part() {
		return (this.part.length() >= MIN_PART_LENGTH) ? this.part : "";
	}

	/**
	 * Return whether a JSON text may contain the value, according to a part of the value
	 * without escapes.
	 */
	boolean mayBeIn(String json) {
		return json.contains(part());
	}

	/**
	 * Replace the value in a text.
	 * @param text the text
	 * @return the same instance if it does not contain the value
	 */
	String hideIn(String text) {
		StringBuilder hidden = null;
		int taken = 0;
		for (int at = text.indexOf(this.key); at >= 0; at = text.indexOf(this.key, at)) {
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

	private int endOf(String text, int at) {
		int length = this.key.length();
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
	 * Return whether the value is a word or a number, which may be part of another.
	 */
	private boolean isWord() {
		return this.value.chars().allMatch(Character::isLetter) || this.value.chars().allMatch(Character::isDigit);
	}

	private static boolean isInWord(String text, int from, int end) {
		return (from > 0 && Character.isLetterOrDigit(text.charAt(from - 1)))
				|| (end < text.length() && Character.isLetterOrDigit(text.charAt(end)));
	}

}
