package io.github.tuxsentry.internal.serialization;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Growable buffer for JSON in UTF-8. Texts are escaped as by the SDK, and unpaired
 * surrogates are replaced, while they are copied.
 */
final class JsonBuffer {

	private static final int INITIAL_CAPACITY = 1024;

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

	private byte[] bytes = new byte[INITIAL_CAPACITY];

	private int length;

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
		byte[] target = this.bytes;
		int end = start;
		target[end++] = '"';
		for (int i = 0; i < textLength; i++) {
			char current = text.charAt(i);
			if (current < 128 && ESCAPES[current] == PLAIN) {
				target[end++] = (byte) current;
				continue;
			}
			this.length = end;
			ensureCapacity(textLength - i + MAX_CHARACTER_BYTES);
			i += appendSpecial(text, i, current);
			target = this.bytes;
			end = this.length;
		}
		target[end++] = '"';
		boolean fits = end - start - 2 <= most;
		this.length = fits ? end : start;
		return fits;
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

	@Override
	public String toString() {
		return new String(this.bytes, 0, this.length, StandardCharsets.UTF_8);
	}

}
