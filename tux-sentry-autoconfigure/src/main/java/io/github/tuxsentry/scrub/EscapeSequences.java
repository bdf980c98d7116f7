package io.github.tuxsentry.scrub;

/**
 * {@link Detector} for escape sequences: a word starts after {@code \n}, a Unicode
 * escape, {@code %3D} or a color code. It does not replace anything.
 */
final class EscapeSequences implements Detector {

	static final String FIRST_CHARACTERS = "\\%[";

	private static final int MAX_COLOR_LENGTH = 16;

	@Override
	public boolean mayBeAt(char character, char next) {
		return switch (character) {
			case '%' -> Alphabet.HEX.contains(next);
			case '[' -> next == ';' || next == 'm' || Alphabet.DIGITS.contains(next);
			default -> "ux0befnrtv".indexOf(next) >= 0;
		};
	}

	@Override
	public boolean find(Scan scan, int at) {
		int end = end(scan, at);
		if (end > at) {
			scan.startWordAt(end);
		}
		return false;
	}

	private static int end(Scan scan, int at) {
		return switch (scan.at(at)) {
			case '%' -> afterHex(scan, at + 1, 2);
			case '[' -> afterColor(scan, at + 1);
			default -> afterBackslash(scan, at + 1);
		};
	}

	private static int afterBackslash(Scan scan, int at) {
		return switch (scan.at(at)) {
			case 'u' -> afterHex(scan, at + 1, 4);
			case 'x' -> afterHex(scan, at + 1, 2);
			case '0' -> scan.end(at, Alphabet.DIGITS, 3);
			case 'b', 'e', 'f', 'n', 'r', 't', 'v' -> at + 1;
			default -> -1;
		};
	}

	private static int afterHex(Scan scan, int from, int length) {
		int end = scan.end(from, Alphabet.HEX, length);
		return (end - from == length) ? end : -1;
	}

	private static int afterColor(Scan scan, int from) {
		int end = from;
		while (end - from < MAX_COLOR_LENGTH && (scan.at(end) == ';' || Alphabet.DIGITS.contains(scan.at(end)))) {
			end++;
		}
		return (scan.at(end) == 'm') ? end + 1 : -1;
	}

}
