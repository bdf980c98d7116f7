package io.github.tuxsentry.internal.text;

/**
 * Detection of words that are values rather than names, such as numbers, hashes and
 * tokens. Runs in linear time.
 */
public final class VariableText {

	private static final int MAX_NAME_LENGTH = 40;

	private static final int MIN_TOKEN_LENGTH = 16;

	private static final int MIN_HEX_LENGTH = 8;

	private VariableText() {
	}

	/**
	 * Return whether part of a text looks like a value: it has more digits than other
	 * characters, is a hexadecimal or long token, or is too long for a name.
	 * @param text the text
	 * @param start the start of the part, inclusive
	 * @param end the end of the part, exclusive
	 * @return {@code true} for a value
	 */
	public static boolean isValue(CharSequence text, int start, int end) {
		int length = end - start;
		if (length > MAX_NAME_LENGTH) {
			return true;
		}
		int digits = 0;
		int hexadecimal = 0;
		for (int i = start; i < end; i++) {
			char current = text.charAt(i);
			boolean digit = isDigit(current);
			digits += digit ? 1 : 0;
			hexadecimal += (digit || (current >= 'a' && current <= 'f') || (current >= 'A' && current <= 'F')
					|| current == '-') ? 1 : 0;
		}
		boolean token = length >= MIN_TOKEN_LENGTH || (length >= MIN_HEX_LENGTH && hexadecimal == length);
		return digits > 0 && (2 * digits > length || token);
	}

	/**
	 * Return whether a character is an ASCII digit.
	 * @param character the character
	 * @return {@code true} for a digit
	 */
	public static boolean isDigit(char character) {
		return character >= '0' && character <= '9';
	}

}
