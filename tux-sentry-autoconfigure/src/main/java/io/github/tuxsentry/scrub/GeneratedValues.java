package io.github.tuxsentry.scrub;

/**
 * Recognition of generated values, such as {@code x7Kq2mPz9}, by the frequency with which
 * upper case, lower case and digits alternate. Used where the name or its context alone
 * do not denote a secret.
 */
final class GeneratedValues {

	private static final int MIN_LENGTH = 8;

	private static final int MIN_LENGTH_WITHOUT_DIGIT = 12;

	private static final int MAX_LENGTH = 64;

	private GeneratedValues() {
	}

	/**
	 * Return whether there is a generated value, or part of one, at a position. Only the
	 * first characters are examined.
	 */
	static boolean isAt(Scan scan, int from) {
		int changes = 0;
		int length = 0;
		int digits = 0;
		int before = 0;
		for (int i = from; i < from + MAX_LENGTH; i++) {
			char current = scan.at(i);
			int kind = kindOf(current);
			if (kind == 0 && current != '-' && current != '_') {
				if (isGenerated(length, digits, changes)) {
					return true;
				}
				if (isEnd(current)) {
					return false;
				}
				length = 0;
				digits = 0;
				changes = 0;
			}
			else {
				length++;
				digits += (kind == 3) ? 1 : 0;
				changes += (kind != 0 && kind != before && before != 0) ? 1 : 0;
			}
			before = (kind != 0 || length == 0) ? kind : before;
		}
		return isGenerated(length, digits, changes);
	}

	private static boolean isGenerated(int length, int digits, int changes) {
		if (digits == 0) {
			return length >= MIN_LENGTH_WITHOUT_DIGIT && changes * 2 > length;
		}
		return length >= MIN_LENGTH && changes > 1 && changes * 10 >= length * ((length < 20) ? 3 : 2);
	}

	private static boolean isEnd(char character) {
		return character <= ' ' || ",;()[]{}<>|&\\".indexOf(character) >= 0 || NamedValues.isQuote(character);
	}

	private static int kindOf(char character) {
		if (character >= 'a' && character <= 'z') {
			return 1;
		}
		if (character >= 'A' && character <= 'Z') {
			return 2;
		}
		return Alphabet.DIGITS.contains(character) ? 3 : 0;
	}

}
