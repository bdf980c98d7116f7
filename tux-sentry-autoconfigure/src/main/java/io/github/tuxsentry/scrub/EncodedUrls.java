package io.github.tuxsentry.scrub;

import java.util.List;

import io.github.tuxsentry.scrub.Scan.Replacement;

/**
 * {@link Detector} for secrets whose punctuation is escaped, as in {@code ghp%5F…} and
 * <code>https:\/\/…</code>. The text up to the next blank or quote is decoded once and
 * scanned.
 */
final class EncodedUrls implements Detector {

	static final String FIRST_CHARACTERS = "%\\";

	private static final int MAX_LOOK_BACK_LENGTH = 256;

	/** Character that replaces bytes of other characters. */
	private static final char OTHER = '\uFFFD';

	@Override
	public boolean mayBeAt(char character, char next) {
		return (character == '%') ? Alphabet.HEX.contains(next) : "/xu".indexOf(next) >= 0;
	}

	@Override
	public boolean find(Scan scan, int at) {
		if (!isAt(scan, at)) {
			return false;
		}
		int from = startOfRun(scan, at);
		return replace(scan, from, replacements(scan, from));
	}

	/**
	 * Replace a key that continues with escaped punctuation.
	 * @param scan the scan
	 * @param from the start of the key
	 * @param end the position up to which it was recognized
	 * @return whether it was replaced
	 */
	static boolean replaceContinued(Scan scan, int from, int end) {
		if (!isAt(scan, end)) {
			return false;
		}
		List<Replacement> replacements = replacements(scan, from);
		return !replacements.isEmpty() && replacements.get(0).from() == 0 && replace(scan, from, replacements);
	}

	private static boolean isAt(Scan scan, int at) {
		return scan.mayDecode(at) && at < scan.length() && isPunctuation(Escape.decoded(scan.text(), at));
	}

	private static List<Replacement> replacements(Scan scan, int from) {
		CharSequence text = scan.text();
		StringBuilder decoded = new StringBuilder();
		int end = from;
		while (end < text.length()) {
			int endOfLabel = (text.charAt(end) == '[') ? Labels.end(scan, end) : -1;
			if (endOfLabel > 0) {
				decoded.append(text, end, endOfLabel);
				end = endOfLabel;
			}
			else if (isPart(text, end)) {
				int length = Escape.length(text, end);
				decoded.append((length == 1) ? text.charAt(end) : Escape.decoded(text, end));
				end += length;
			}
			else {
				break;
			}
		}
		return scan.replacementsInDecoded(decoded.toString(), end);
	}

	private static boolean replace(Scan scan, int from, List<Replacement> replacements) {
		int index = from;
		int decodedIndex = 0;
		for (Replacement replacement : replacements) {
			int start = skip(scan.text(), index, replacement.from() - decodedIndex);
			index = skip(scan.text(), start, replacement.to() - replacement.from());
			decodedIndex = replacement.to();
			scan.replace(start, index, replacement.label());
		}
		return !replacements.isEmpty();
	}

	private static int startOfRun(Scan scan, int at) {
		int limit = Math.max(scan.startOfEscaped(), at - MAX_LOOK_BACK_LENGTH);
		int from = at;
		while (from > limit && isPlain(scan.text().charAt(from - 1))) {
			from--;
		}
		return from;
	}

	private static int skip(CharSequence text, int from, int decodedLength) {
		int index = from;
		for (int i = 0; i < decodedLength; i++) {
			index += Escape.length(text, index);
		}
		return index;
	}

	private static boolean isPart(CharSequence text, int index) {
		return isPlain(text.charAt(index)) || Escape.length(text, index) > 1;
	}

	private static boolean isPlain(char character) {
		return character > ' ' && character < 127 && "\"'`<>\\".indexOf(character) < 0;
	}

	private static boolean isPunctuation(char character) {
		return character > ' ' && character < 127 && !Alphabet.ALPHANUMERIC.contains(character);
	}

	/**
	 * Escaped characters: {@code %3D}, <code>\/</code>, <code>\x3d</code> and four
	 * hexadecimal digits after <code>\</code> and {@code u}.
	 */
	private static final class Escape {

		/**
		 * Return the length of the escape sequence at a position, or 1 if there is none.
		 */
		static int length(CharSequence text, int at) {
			if (text.charAt(at) == '%') {
				return isHex(text, at + 1, 2) ? 3 : 1;
			}
			if (text.charAt(at) != '\\' || at + 1 == text.length()) {
				return 1;
			}
			return switch (text.charAt(at + 1)) {
				case '/' -> 2;
				case 'x' -> isHex(text, at + 2, 2) ? 4 : 1;
				case 'u' -> isHex(text, at + 2, 4) ? 6 : 1;
				default -> 1;
			};
		}

		/**
		 * Return the character of the escape sequence at a position, or a character that
		 * is not part of secrets.
		 */
		static char decoded(CharSequence text, int at) {
			int length = length(text, at);
			if (length == 1) {
				return OTHER;
			}
			if (length == 2) {
				return '/';
			}
			int value = 0;
			for (int i = at + ((length == 3) ? 1 : 2); i < at + length; i++) {
				value = value * 16 + Character.digit(text.charAt(i), 16);
			}
			return (value < 127) ? (char) value : OTHER;
		}

		private static boolean isHex(CharSequence text, int from, int length) {
			for (int i = from; i < from + length; i++) {
				if (i >= text.length() || !Alphabet.HEX.contains(text.charAt(i))) {
					return false;
				}
			}
			return true;
		}

	}

}
