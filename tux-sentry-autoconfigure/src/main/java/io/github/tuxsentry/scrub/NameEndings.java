package io.github.tuxsentry.scrub;

import java.util.Collection;

/**
 * Last three letters of the words of names, by which most names are recognized as not
 * secret without taking them apart. Characters other than letters and digits are skipped.
 */
final class NameEndings {

	private static final int LENGTH = 3;

	private static final int BITS = 5;

	private static final int NONE = 27;

	private static final byte SKIPPED = -1;

	/** Codes of letters from 1, and of digits. */
	private static final byte[] CODES = new byte[128];

	static {
		for (char i = 0; i < CODES.length; i++) {
			char letter = Scan.lowerCase(i);
			boolean digit = Alphabet.DIGITS.contains(i);
			CODES[i] = (letter >= 'a' && letter <= 'z') ? (byte) (letter - 'a' + 1) : digit ? 0 : SKIPPED;
		}
	}

	private final boolean[] known = new boolean[1 << (BITS * LENGTH)];

	void add(Collection<String> words) {
		words.forEach(this::add);
	}

	/**
	 * Add a word. What precedes a word of fewer letters does not matter. A name with
	 * characters that are not ASCII is always one that may end with it.
	 */
	void add(String word) {
		add(word, word.length(), 0, 0);
	}

	private void add(String word, int end, int ending, int length) {
		if (length == LENGTH) {
			this.known[ending] = true;
		}
		else if (end > 0) {
			char last = word.charAt(end - 1);
			int code = (last < CODES.length) ? CODES[last] : SKIPPED;
			add(word, end - 1, (code != SKIPPED) ? ending | (code << (BITS * length)) : ending,
					(code != SKIPPED) ? length + 1 : length);
		}
		else {
			for (int code = 0; code <= NONE; code++) {
				add(word, 0, ending | (code << (BITS * length)), length + 1);
			}
		}
	}

	/**
	 * Return whether the last word of a name may be one of the words.
	 * @param text the text that contains the name
	 * @param from the start of the name
	 * @param to the end of the name, whose last digits are skipped
	 */
	boolean mayEnd(CharSequence text, int from, int to) {
		int index = to;
		while (index > from && isDigit(text.charAt(index - 1))) {
			index--;
		}
		int ending = 0;
		int length = 0;
		while (index > from && length < LENGTH) {
			char current = text.charAt(--index);
			if (current >= CODES.length) {
				return true;
			}
			int code = CODES[current];
			if (code != SKIPPED) {
				ending |= code << (BITS * length++);
			}
		}
		while (length < LENGTH) {
			ending |= NONE << (BITS * length++);
		}
		return this.known[ending];
	}

	/**
	 * Return whether any word of a name may be one of the words.
	 */
	boolean mayBeIn(CharSequence text, int from, int to) {
		boolean inWord = false;
		for (int i = from; i < to; i++) {
			char current = text.charAt(i);
			boolean continued = current >= 'a' && current <= 'z';
			if (current >= 128 || (inWord && !continued && mayEnd(text, from, i))) {
				return true;
			}
			inWord = continued || (current >= 'A' && current <= 'Z');
		}
		return mayEnd(text, from, to);
	}

	private static boolean isDigit(char character) {
		return character >= '0' && character <= '9';
	}

}
