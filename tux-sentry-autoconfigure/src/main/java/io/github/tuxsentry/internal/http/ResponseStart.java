package io.github.tuxsentry.internal.http;

import java.nio.charset.Charset;

/**
 * The start of a response, of which no more is read.
 */
public final class ResponseStart {

	/**
	 * Maximum number of bytes that are read.
	 */
	public static final int MAX_BYTES = 8192;

	private static final String CUT = "…";

	private ResponseStart() {
	}

	/**
	 * Returns the text of what was read. The word in which the reading stopped is left
	 * out: part of a secret does not look like one.
	 * @param read the bytes, {@link #MAX_BYTES} at the most
	 * @param charset the character set of the response
	 * @return the text, with a mark where something is left out
	 */
	public static String of(byte[] read, Charset charset) {
		String text = new String(read, charset);
		return (read.length < MAX_BYTES) ? text : text.substring(0, startOfLastWord(text)) + CUT;
	}

	private static int startOfLastWord(String text) {
		int index = text.length();
		while (index > 0 && !isBoundary(text.charAt(index - 1))) {
			index--;
		}
		return index;
	}

	private static boolean isBoundary(char character) {
		return Character.isWhitespace(character) || character == '"' || character == '\'';
	}

}
