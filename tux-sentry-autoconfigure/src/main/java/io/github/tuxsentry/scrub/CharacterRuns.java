package io.github.tuxsentry.scrub;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * Sequence of runs of characters in a key, such as {@code a30+} or {@code h8-h4}. A run
 * consists of the letter of its {@linkplain Run#alphabetOf alphabet} and a length:
 * {@code 8}, {@code 8..10}, or {@code 8+} at the end. Other characters are literal.
 * <p>
 * Each run takes as many characters as possible, without backtracking.
 *
 * @param runs the runs
 * @param minLength the minimum number of characters
 */
record CharacterRuns(List<Run> runs, int minLength) {

	private static final String UUID = "h8-h4-h4-h4-h12";

	static CharacterRuns of(String notation) {
		String text = notation.replace("uuid", UUID);
		List<Run> runs = new ArrayList<>();
		int index = 0;
		while (index < text.length()) {
			int end = index + 1;
			while (end < text.length() && (Alphabet.DIGITS.contains(text.charAt(end)) || text.charAt(end) == '+'
					|| text.startsWith("..", end) || text.startsWith("..", end - 1))) {
				end++;
			}
			runs.add(Run.of(text.charAt(index), text.substring(index + 1, end)));
			index = end;
		}
		return new CharacterRuns(List.copyOf(runs), runs.stream().mapToInt(Run::min).sum());
	}

	/**
	 * Return whether the sequence may start with a character.
	 */
	boolean mayStartWith(char first) {
		return this.minLength == 0 || this.runs.get(0).contains(first);
	}

	/**
	 * Return the end of the sequence. If its length is limited, no letter or digit may
	 * follow.
	 * @param scan the scan
	 * @param from the start of the sequence
	 * @return the position after the sequence, or -1 if the text does not match
	 */
	int end(Scan scan, int from) {
		int end = endOfRuns(scan, from);
		if (end < 0 || this.runs.isEmpty() || !this.runs.get(this.runs.size() - 1).isOpen()) {
			return (end >= 0 && Alphabet.ALPHANUMERIC.contains(scan.at(end))) ? -1 : end;
		}
		while (end > from && (scan.at(end - 1) == '.' || scan.at(end - 1) == '-')) {
			end--;
		}
		return end;
	}

	/**
	 * Return the end of the sequence, regardless of the text that follows.
	 */
	int endOfRuns(Scan scan, int from) {
		int index = from;
		for (Run run : this.runs) {
			index = run.end(scan, index);
			if (index < 0) {
				return -1;
			}
		}
		return index;
	}

	/**
	 * Characters of an alphabet, or a literal character.
	 *
	 * @param letter the letter of the alphabet, or the literal character
	 * @param alphabet the alphabet, or {@code null} for a literal character
	 * @param min the minimum number of characters
	 * @param max the maximum number of characters
	 */
	record Run(char letter, @Nullable Alphabet alphabet, int min, int max) {

		private static final int MAX_EXAMINED = 64;

		static Run of(char letter, String length) {
			if (length.isEmpty()) {
				return new Run(letter, null, 1, 1);
			}
			int dots = length.indexOf("..");
			if (dots > 0) {
				return new Run(letter, alphabetOf(letter), Integer.parseInt(length.substring(0, dots)),
						Integer.parseInt(length.substring(dots + 2)));
			}
			boolean open = length.endsWith("+");
			int min = Integer.parseInt(open ? length.substring(0, length.length() - 1) : length);
			return new Run(letter, alphabetOf(letter), min, open ? Integer.MAX_VALUE : min);
		}

		/**
		 * Return the alphabet of a letter. {@code A} requires a digit or both upper and
		 * lower case, {@code D} requires a digit.
		 */
		private static Alphabet alphabetOf(char letter) {
			return switch (letter) {
				case 'd' -> Alphabet.DIGITS;
				case 'h' -> Alphabet.HEX;
				case 'l' -> Alphabet.LOWER;
				case 'u' -> Alphabet.UPPER;
				case 'a', 'A', 'D' -> Alphabet.ALPHANUMERIC;
				case 'w' -> Alphabet.WORD;
				case 't' -> Alphabet.DOTTED;
				case 'b' -> Alphabet.BASE64;
				case 'c' -> Alphabet.CRYPT;
				case 'x' -> Alphabet.TOKEN;
				default -> throw new IllegalArgumentException("Unknown alphabet '" + letter + "'");
			};
		}

		boolean contains(char character) {
			return (this.alphabet != null) ? this.alphabet.contains(character) : this.letter == character;
		}

		boolean isOpen() {
			return this.max == Integer.MAX_VALUE;
		}

		int end(Scan scan, int from) {
			if (this.alphabet == null) {
				return (scan.at(from) == this.letter) ? from + 1 : -1;
			}
			int enough = scan.end(from, this.alphabet, this.min);
			if (enough - from < this.min || (isVaried() && !isVaried(scan, from))) {
				return -1;
			}
			return (this.max > this.min) ? scan.end(enough, this.alphabet, this.max - this.min) : enough;
		}

		private boolean isVaried() {
			return this.letter == 'A' || this.letter == 'D';
		}

		private boolean isVaried(Scan scan, int from) {
			boolean upper = false;
			boolean lower = false;
			int end = scan.end(from, Alphabet.ALPHANUMERIC, Math.min(this.max, MAX_EXAMINED));
			for (int i = from; i < end; i++) {
				char character = scan.at(i);
				if (character <= '9') {
					return true;
				}
				upper = upper || character <= 'Z';
				lower = lower || character >= 'a';
			}
			return this.letter == 'A' && upper && lower;
		}

	}

}
