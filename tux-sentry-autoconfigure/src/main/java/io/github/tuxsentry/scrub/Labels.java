package io.github.tuxsentry.scrub;

import java.util.Locale;
import java.util.Set;

/**
 * Labels that replace secrets: the kind of secret in brackets.
 */
final class Labels {

	private static final int MAX_LENGTH = 40;

	private static final Set<String> LAST_WORDS = Set.of("account", "address", "authorization", "code", "cookie",
			"credentials", "email", "id", "jwt", "key", "passphrase", "password", "secret", "string", "token");

	private Labels() {
	}

	static String of(String kind) {
		return "[" + kind.replaceAll("[^\\p{L}\\p{N}]+", " ").strip().toLowerCase(Locale.ROOT) + "]";
	}

	/**
	 * Return whether a word is used in labels.
	 */
	static boolean consistOf(String word) {
		return LAST_WORDS.contains(word.toLowerCase(Locale.ROOT));
	}

	/**
	 * Return whether there is a label at a position.
	 */
	static boolean at(Scan scan, int at) {
		return end(scan, at) > 0;
	}

	/**
	 * Return whether a text consists of a label, so that scrubbed text is not changed
	 * again. A label with other text is part of the original text.
	 */
	static boolean endsAt(Scan scan, int from, int to) {
		return end(scan, from) == to;
	}

	/**
	 * Return the end of the label at a position, or -1 if there is none.
	 */
	static int end(Scan scan, int at) {
		int word = at + 1;
		int index = at + 1;
		while (index - at < MAX_LENGTH && isPart(scan.at(index))) {
			word = (scan.at(index) == ' ') ? index + 1 : word;
			index++;
		}
		boolean label = scan.at(at) == '[' && scan.at(index) == ']'
				&& LAST_WORDS.contains(scan.text().subSequence(word, index).toString());
		return label ? index + 1 : -1;
	}

	private static boolean isPart(char character) {
		return character == ' ' || character == '-' || (character >= 'a' && character <= 'z')
				|| Alphabet.DIGITS.contains(character);
	}

}
