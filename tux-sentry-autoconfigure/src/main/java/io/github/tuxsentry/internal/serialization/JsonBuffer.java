package io.github.tuxsentry.internal.serialization;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

import io.github.tuxsentry.internal.text.RecentTexts;

/**
 * Growable buffer for JSON in UTF-8. Texts are escaped as by the SDK, and unpaired
 * surrogates are replaced, while they are copied.
 */
final class JsonBuffer {

	/** Maximum number of bytes of a {@code char}: an escaped one. */
	private static final int MAX_CHARACTER_BYTES = 6;

	private static final int MAX_DIGITS = 19;

	private static final int MIN_KNOWN_LENGTH = 8;

	private static final byte PLAIN = 0;

	private static final byte UNICODE = 'u';

	/** Characters after the backslash by ASCII characters that are escaped. */
	private static final byte[] ESCAPES = new byte[128];

	private static final byte[] HEX = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);

	/**
	 * Texts that are copied as they are, such as the names of classes and methods, which
	 * recur in each event.
	 */
	private static final RecentTexts plain = new RecentTexts();

	static {
		Arrays.fill(ESCAPES, 0, ' ', UNICODE);
		ESCAPES['\t'] = 't';
		ESCAPES['\b'] = 'b';
		ESCAPES['\n'] = 'n';
		ESCAPES['\r'] = 'r';
		ESCAPES['\f'] = 'f';
		ESCAPES['"'] = '"';
		ESCAPES['\\'] = '\\';
	}

	private byte[] bytes;

	private int length;

	/**
	 * Create a buffer.
	 * @param capacity the expected number of bytes
	 */
	JsonBuffer(int capacity) {
		this.bytes = new byte[capacity];
	}

	int length() {
		return this.length;
	}

	void append(char ascii) {
		ensureCapacity(1);
		this.bytes[this.length++] = (byte) ascii;
	}

	/**
	 * Append text in ASCII as it is.
	 */
	void append(String ascii) {
		ensureCapacity(ascii.length());
		for (int i = 0; i < ascii.length(); i++) {
			this.bytes[this.length++] = (byte) ascii.charAt(i);
		}
	}

	/**
	 * Append JSON in UTF-8.
	 */
	void append(byte[] json) {
		ensureCapacity(json.length);
		System.arraycopy(json, 0, this.bytes, this.length, json.length);
		this.length += json.length;
	}

	void append(long number) {
		if (number < 0) {
			append(Long.toString(number));
			return;
		}
		ensureCapacity(MAX_DIGITS);
		int end = this.length + digits(number);
		this.length = end;
		long rest = number;
		do {
			this.bytes[--end] = (byte) ('0' + rest % 10);
			rest /= 10;
		}
		while (rest > 0);
	}

	private static int digits(long number) {
		int digits = 1;
		long limit = 10;
		while (digits < MAX_DIGITS && number >= limit) {
			digits++;
			limit *= 10;
		}
		return digits;
	}

	/**
	 * Append a text in quotes, unless it has more bytes than allowed.
	 * @param text the text
	 * @param most the maximum number of bytes, without the quotes
	 * @return whether it was appended
	 */
	boolean appendQuoted(String text, int most) {
		int start = this.length;
		int textLength = text.length();
		ensureCapacity(textLength + 2);
		this.bytes[this.length++] = '"';
		if (textLength >= MIN_KNOWN_LENGTH && plain.contains(text)) {
			appendPlain(text, 0, textLength);
		}
		else {
			appendEscaped(text, textLength);
		}
		this.bytes[this.length++] = '"';
		boolean fits = this.length - start - 2 <= most;
		this.length = fits ? this.length : start;
		return fits;
	}

	private void appendEscaped(String text, int textLength) {
		int special = indexOfSpecial(text, 0, textLength);
		appendPlain(text, 0, special);
		if (special == textLength && textLength >= MIN_KNOWN_LENGTH) {
			plain.add(text);
		}
		while (special < textLength) {
			ensureCapacity(textLength - special + MAX_CHARACTER_BYTES);
			int from = special + 1 + appendSpecial(text, special, text.charAt(special));
			special = indexOfSpecial(text, from, textLength);
			appendPlain(text, from, special);
		}
	}

	/**
	 * Return the index of the next character that is not copied as it is, or the length
	 * of the text.
	 */
	private static int indexOfSpecial(String text, int from, int textLength) {
		for (int i = from; i < textLength; i++) {
			char current = text.charAt(i);
			if (current >= 128 || ESCAPES[current] != PLAIN) {
				return i;
			}
		}
		return textLength;
	}

	@SuppressWarnings("deprecation")
	private void appendPlain(String text, int from, int to) {
		// Only deprecated because it is not suitable for characters beyond ASCII.
		text.getBytes(from, to, this.bytes, this.length);
		this.length += to - from;
	}

	/**
	 * Append a character that is not copied as it is.
	 * @return the number of {@code char}s that were appended in addition
	 */
	private int appendSpecial(String text, int index, char current) {
		if (current < 128 && ESCAPES[current] != UNICODE) {
			add('\\');
			add(ESCAPES[current]);
		}
		else if (current < 128 || current == '\u2028' || current == '\u2029') {
			appendUnicodeEscape(current);
		}
		else if (current < 0x800) {
			add(0xC0 | current >> 6);
			add(0x80 | current & 0x3F);
		}
		else if (Character.isSurrogate(current)) {
			return appendSurrogate(text, index, current);
		}
		else {
			appendThreeBytes(current);
		}
		return 0;
	}

	private int appendSurrogate(String text, int index, char current) {
		if (Character.isLowSurrogate(current) || index + 1 == text.length()
				|| !Character.isLowSurrogate(text.charAt(index + 1))) {
			appendThreeBytes(SafeStrings.REPLACEMENT);
			return 0;
		}
		int codePoint = Character.toCodePoint(current, text.charAt(index + 1));
		add(0xF0 | codePoint >> 18);
		add(0x80 | codePoint >> 12 & 0x3F);
		add(0x80 | codePoint >> 6 & 0x3F);
		add(0x80 | codePoint & 0x3F);
		return 1;
	}

	private void appendThreeBytes(char character) {
		add(0xE0 | character >> 12);
		add(0x80 | character >> 6 & 0x3F);
		add(0x80 | character & 0x3F);
	}

	private void appendUnicodeEscape(char character) {
		add('\\');
		add('u');
		for (int shift = 12; shift >= 0; shift -= 4) {
			add(HEX[character >> shift & 0xF]);
		}
	}

	private void add(int octet) {
		this.bytes[this.length++] = (byte) octet;
	}

	private void ensureCapacity(int more) {
		if (more > this.bytes.length - this.length) {
			int required = Math.addExact(this.length, more);
			this.bytes = Arrays.copyOf(this.bytes, (int) Math.max(required, Math.min(this.length * 2L, 1 << 30)));
		}
	}

	byte[] toByteArray() {
		return Arrays.copyOf(this.bytes, this.length);
	}

	@Override
	public String toString() {
		return new String(this.bytes, 0, this.length, StandardCharsets.UTF_8);
	}

}
