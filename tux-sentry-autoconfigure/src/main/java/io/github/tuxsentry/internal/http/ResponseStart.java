package io.github.tuxsentry.internal.http;

import java.nio.charset.Charset;

/**
 * Start of a response, beyond which the response is not read.
 */
public final class ResponseStart {

	/**
	 * Maximum number of bytes to read.
	 */
	public static final int MAX_BYTES = 8192;

	private static final String CUT = "…";

	private ResponseStart() {
	}

	/**
	 * Return the text of the bytes that were read. An incomplete last word is removed,
	 * since part of a secret is not recognizable.
	 * @param read the bytes, at most {@link #MAX_BYTES}
	 * @param charset the character set of the response
	 * @return the text, with a marker if something was removed
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
