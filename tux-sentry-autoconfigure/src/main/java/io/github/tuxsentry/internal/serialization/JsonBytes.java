package io.github.tuxsentry.internal.serialization;

/**
 * The length of texts as JSON in UTF-8, as the SDK writes it.
 */
public final class JsonBytes {

	private static final int ESCAPED = 6;

	private JsonBytes() {
	}

	/**
	 * Returns the length of a text.
	 * @param text the text; half a character counts as what is sent in its place
	 * @return its length in bytes, with its quotes
	 */
	public static int of(String text) {
		int bytes = 2;
		for (int i = 0; i < text.length(); i++) {
			bytes += at(text, i);
		}
		return bytes;
	}

	/**
	 * Returns how much of a text fits.
	 * @param text the text
	 * @param room how many bytes there are, without the quotes
	 * @return the length in {@code char}s of the longest start that fits, which does not
	 * end within a character
	 */
	static int fitting(String text, int room) {
		int bytes = 0;
		int fitting = 0;
		for (int i = 0; i < text.length(); i++) {
			bytes += at(text, i);
			if (bytes > room) {
				break;
			}
			fitting = isFirstHalf(text, i) ? fitting : i + 1;
		}
		return fitting;
	}

	/**
	 * Returns the bytes of a {@code char}; the two halves of a character have two each.
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
