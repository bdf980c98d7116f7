package io.github.tuxsentry.internal.serialization;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Growable buffer for JSON in UTF-8. Texts are escaped as by the SDK, and unpaired
 * surrogates are replaced, while they are copied.
 */
final class JsonBuffer {

	private static final int INITIAL_CAPACITY = 8192;

	/** Maximum number of bytes of a {@code char}: an escaped one. */
	private static final int MAX_CHARACTER_BYTES = 6;

	private static final int MAX_NUMBER_LENGTH = 20;

	private static final byte PLAIN = 0;

	private static final byte UNICODE = 'u';

	/** Characters after the backslash by ASCII characters that are escaped. */
	private static final byte[] ESCAPES = new byte[128];

	private static final byte[] HEX = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);

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

	JsonBuffer() {
		this(INITIAL_CAPACITY);
	}

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
		ensureCapacity(MAX_NUMBER_LENGTH);
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
		for (long rest = number; rest >= 10; rest /= 10) {
			digits++;
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
		for (int i = 0; i < textLength; i++) {
			int special = indexOfSpecial(text, i);
			appendPlain(text, i, special);
			if (special == textLength) {
				break;
			}
			ensureCapacity(textLength - special + MAX_CHARACTER_BYTES);
			i = special + appendSpecial(text, special, text.charAt(special));
		}
		this.bytes[this.length++] = '"';
		boolean fits = this.length - start - 2 <= most;
		this.length = fits ? this.length : start;
		return fits;
	}

	/**
	 * Return the index of the next character that is not copied as it is, or the length
	 * of the text.
	 */
	private static int indexOfSpecial(String text, int from) {
		int index = from;
		while (index < text.length()) {
			char current = text.charAt(index);
			if (current >= 128 || ESCAPES[current] != PLAIN) {
				break;
			}
			index++;
		}
		return index;
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
