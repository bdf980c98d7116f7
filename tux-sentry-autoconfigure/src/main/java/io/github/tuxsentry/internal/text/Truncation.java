package io.github.tuxsentry.internal.text;

/**
 * Truncation of texts, with a marker for removed text.
 */
public final class Truncation {

	/**
	 * Marker at the end of a truncated text.
	 */
	public static final String MARK = "… [cut]";

	private Truncation() {
	}

	/**
	 * Truncate a text that is too long. Surrogate pairs are not split.
	 * @param text the text
	 * @param length the maximum length in {@code char}s, including the marker
	 * @return the same instance if the text is short enough; otherwise its start and the
	 * marker, or only its start if there is not enough capacity for the marker
	 */
	public static String at(String text, int length) {
		if (text.length() <= length) {
			return text;
		}
		int capacity = length - MARK.length();
		return (capacity > 0) ? start(text, capacity) + MARK : start(text, Math.max(length, 0));
	}

	/**
	 * Truncate a text that has not been scrubbed yet. An incomplete last word is removed,
	 * since part of a secret is not recognizable.
	 * @param text the text
	 * @param length the maximum length in {@code char}s, including the marker
	 * @return the same instance if the text is short enough; otherwise its first words
	 * and the marker
	 */
	public static String atWord(String text, int length) {
		return (text.length() > length)
				? text.substring(0, endOfWords(text, Math.max(length - MARK.length(), 0))) + MARK : text;
	}

	/**
	 * Return the end of the last complete word in the start of a text.
	 * @param text the text
	 * @param length the length of the start
	 * @return the position after a blank, quote or ampersand, or 0 if there is none
	 */
	public static int endOfWords(String text, int length) {
		int end = length;
		while (end > 0 && !isBoundary(text.charAt(end - 1))) {
			end--;
		}
		return end;
	}

	private static boolean isBoundary(char character) {
		return Character.isWhitespace(character) || character == '"' || character == '\'' || character == '&';
	}

	private static String start(String text, int length) {
		boolean splits = length > 0 && Character.isHighSurrogate(text.charAt(length - 1))
				&& Character.isLowSurrogate(text.charAt(length));
		return text.substring(0, splits ? length - 1 : length);
	}

}
