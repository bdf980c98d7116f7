package io.github.tuxsentry.internal.text;

/**
 * Cuts texts that are too long, with a mark where something was cut.
 */
public final class Truncation {

	/**
	 * Stands at the end of a text that was cut.
	 */
	public static final String MARK = "… [cut]";

	private Truncation() {
	}

	/**
	 * Cuts a text if it is too long. A cut never falls between the two halves of a
	 * character.
	 * @param text the text
	 * @param length the longest length in {@code char}s, the mark included
	 * @return the text itself if it is short enough; else its start and the mark, or only
	 * its start if there is no room for the mark
	 */
	public static String at(String text, int length) {
		if (text.length() <= length) {
			return text;
		}
		int room = length - MARK.length();
		return (room > 0) ? start(text, room) + MARK : start(text, Math.max(length, 0));
	}

	private static String start(String text, int length) {
		boolean splits = length > 0 && Character.isHighSurrogate(text.charAt(length - 1))
				&& Character.isLowSurrogate(text.charAt(length));
		return text.substring(0, splits ? length - 1 : length);
	}

}
