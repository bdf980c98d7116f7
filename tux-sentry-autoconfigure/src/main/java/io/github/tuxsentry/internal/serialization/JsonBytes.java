package io.github.tuxsentry.internal.serialization;

/**
 * Length of texts as JSON in UTF-8, as written by the SDK.
 */
public final class JsonBytes {

	private static final int ESCAPED = 6;

	private JsonBytes() {
	}

	/**
	 * Return the length of a text.
	 * @param text the text; an unpaired surrogate counts as its replacement
	 * @return the length in bytes, including the quotes
	 */
	public static int of(String text) {
		int bytes = 2;
		for (int i = 0; i < text.length(); i++) {
			bytes += at(text, i);
		}
		return bytes;
	}

	/**
	 * Return the length of the longest prefix of a text that fits.
	 * @param text the text
	 * @param capacity the number of available bytes, without the quotes
	 * @return the length in {@code char}s, which does not split a surrogate pair
	 */
	static int fitting(String text, int capacity) {
		int bytes = 0;
		int fitting = 0;
		for (int i = 0; i < text.length(); i++) {
			bytes += at(text, i);
			if (bytes > capacity) {
				break;
			}
			fitting = isFirstHalf(text, i) ? fitting : i + 1;
		}
		return fitting;
	}

	/**
	 * Return the number of bytes of a {@code char}; each half of a surrogate pair has
	 * two.
	 */
	private static int at(String text, int index) {
		char current = text.charAt(index);
		if (current < ' ') {
			return (current == '\n' || current == '\r' || current == '\t' || current == '\b' || current == '\f') ? 2
					: ESCAPED;
		}
		if (current < 0x80) {
			return (current == '"' || current == '\\') ? 2 : 1;
		}
		if (current == '\u2028' || current == '\u2029') {
			return ESCAPED;
		}
		boolean half = isFirstHalf(text, index) || (index > 0 && isFirstHalf(text, index - 1));
		return (current < 0x800 || half) ? 2 : 3;
	}

	private static boolean isFirstHalf(String text, int index) {
		return Character.isHighSurrogate(text.charAt(index)) && index + 1 < text.length()
				&& Character.isLowSurrogate(text.charAt(index + 1));
	}

}
