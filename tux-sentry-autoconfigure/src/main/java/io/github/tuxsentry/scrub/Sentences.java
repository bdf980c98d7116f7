package io.github.tuxsentry.scrub;

/**
 * Recognition of sentences that continue after the name of a secret, as in messages of
 * logs and commits: {@code auth: Fix a leak}.
 */
final class Sentences {

	private static final int MAX_WORD_LENGTH = 24;

	private static final int MAX_WORDS = 12;

	private Sentences() {
	}

	/**
	 * Return whether a sentence begins at a position: a word, and another one that is not
	 * the name of another value.
	 * @param capitalized whether the first word may be capitalized
	 */
	static boolean startAt(Scan scan, int from, boolean capitalized) {
		int end = capitalized ? endOfLetters(scan, from) : endOfWord(scan, from);
		if (end == from || scan.at(end) != ' ' || (capitalized && GeneratedValues.isAt(scan, from))) {
			return false;
		}
		int next = end + 1;
		if (capitalized && scan.at(next) == '-') {
			return Alphabet.ALPHANUMERIC.contains(scan.at(next + 1));
		}
		int nextEnd = capitalized ? endOfLetters(scan, next) : endOfWord(scan, next);
		int path = scan.end(next, Alphabet.PATH, MAX_WORD_LENGTH);
		boolean plain = nextEnd == path || capitalized || scan.at(nextEnd) == '.' || scan.at(nextEnd) == '-'
				|| scan.at(nextEnd) == '_';
		return nextEnd > next && plain && scan.at(path) != '=' && scan.at(path) != ':';
	}

	/**
	 * Return whether the rest of the line consists of at least three words of which none
	 * is typical of sentences, as in a passphrase.
	 */
	static boolean isPassphrase(Scan scan, int from) {
		int words = 0;
		int index = from;
		while (words < MAX_WORDS) {
			int end = scan.end(index, Alphabet.WORD, MAX_WORD_LENGTH);
			if (end - index < 3 || NonSecretWords.contain(scan, index, end, true)) {
				return false;
			}
			words++;
			char next = scan.at(end);
			if (next == '\0' || next == '\n' || next == '\r') {
				return words > 3;
			}
			if (next != ' ') {
				return false;
			}
			index = end + 1;
		}
		return false;
	}

	/**
	 * Return whether a name is that of a property rather than a word of a sentence.
	 */
	static boolean isProperty(Scan scan, int from, int to) {
		for (int i = from; i < to; i++) {
			if (scan.at(i) == '.' || scan.at(i) == '_') {
				return true;
			}
		}
		return false;
	}

	/**
	 * Return whether the name {@code pass} is the outcome of a test.
	 * @param end the end of the word behind the name
	 */
	static boolean isOutcome(Scan scan, int nameFrom, int nameEnd, int end) {
		char next = scan.at(end);
		return nameEnd - nameFrom == 4 && scan.matchesIgnoringCase(nameFrom, "pass")
				&& (next == '/' || next == ':' || (next == ' ' && scan.at(end + 1) > ' '));
	}

	private static int endOfLetters(Scan scan, int from) {
		int end = from;
		while (end - from < MAX_WORD_LENGTH && Scan.lowerCase(scan.at(end)) >= 'a'
				&& Scan.lowerCase(scan.at(end)) <= 'z') {
			end++;
		}
		return end;
	}

	private static int endOfWord(Scan scan, int from) {
		int end = from;
		while (end - from < MAX_WORD_LENGTH && scan.at(end) >= 'a' && scan.at(end) <= 'z') {
			end++;
		}
		return end;
	}

}
