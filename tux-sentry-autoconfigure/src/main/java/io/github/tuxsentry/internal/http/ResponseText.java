package io.github.tuxsentry.internal.http;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

import io.github.tuxsentry.internal.text.Truncation;
import io.github.tuxsentry.scrub.Scrubber;
import org.jspecify.annotations.Nullable;

/**
 * Preparation of API responses for sending and display: only the start of a response is
 * read, scrubbed and truncated.
 */
public final class ResponseText {

	/**
	 * Maximum number of bytes of a response to read.
	 */
	public static final int MAX_READ_BYTES = 8192;

	private static final int MAX_BYTES = 2048;

	private static final int MAX_REASON_LENGTH = 200;

	/** Maximum length to scrub, which limits the time for scrubbing. */
	private static final int MAX_SCRUBBED = 4 * MAX_BYTES;

	private static final String CUT = "…";

	private final Scrubber scrubber;

	/**
	 * Create a new response text.
	 * @param scrubber scrubs the responses
	 */
	public ResponseText(Scrubber scrubber) {
		this.scrubber = scrubber;
	}

	/**
	 * Return the text of the bytes that were read. An incomplete last word is removed,
	 * since part of a secret is not recognizable.
	 * @param read the bytes, at most {@link #MAX_READ_BYTES}
	 * @param charset the character set of the response
	 * @return the text, with a marker if something was removed
	 */
	public static String ofStart(byte[] read, Charset charset) {
		String text = new String(read, charset);
		return (read.length < MAX_READ_BYTES) ? text
				: text.substring(0, Truncation.endOfWords(text, text.length())) + CUT;
	}

	/**
	 * Return the start of a response.
	 * @param response the response, of any length
	 * @return at most 2 KiB of UTF-8, with a marker if the response was truncated
	 */
	public String excerpt(String response) {
		return cutToBytes(this.scrubber.scrub(response, MAX_SCRUBBED));
	}

	/**
	 * Return the start of a response as the reason for a failure.
	 * @param response the response, or {@code null}
	 * @return at most 200 characters on one line, or {@code null} if there is no reason
	 */
	public @Nullable String reason(@Nullable String response) {
		if (response == null || response.isBlank()) {
			return null;
		}
		String line = this.scrubber.scrub(response, MAX_SCRUBBED).strip().replaceAll("\\s++", " ");
		return cut(line, MAX_REASON_LENGTH);
	}

	private static String cut(String text, int most) {
		if (text.length() <= most) {
			return text;
		}
		int end = most - CUT.length();
		return text.substring(0, Character.isHighSurrogate(text.charAt(end - 1)) ? end - 1 : end) + CUT;
	}

	private static String cutToBytes(String text) {
		if (text.length() <= MAX_BYTES / 3 || text.getBytes(StandardCharsets.UTF_8).length <= MAX_BYTES) {
			return text;
		}
		int bytes = CUT.getBytes(StandardCharsets.UTF_8).length;
		int end = 0;
		while (end < text.length()) {
			int codePoint = text.codePointAt(end);
			bytes += utf8Length(codePoint);
			if (bytes > MAX_BYTES) {
				break;
			}
			end += Character.charCount(codePoint);
		}
		return text.substring(0, end) + CUT;
	}

	private static int utf8Length(int codePoint) {
		if (codePoint < 0x80) {
			return 1;
		}
		if (codePoint < 0x800) {
			return 2;
		}
		return (codePoint < 0x10000) ? 3 : 4;
	}

}
