package io.github.tuxsentry.scrub;

import org.jspecify.annotations.Nullable;

/**
 * Separator between a name and a value: {@code =}, {@code :}, {@code :=}, {@code =>},
 * {@code ==} and the like, or an escaped one.
 *
 * @param nameEnd the end of the name, which may be followed by a quote
 * @param end the position after the separator
 * @param spaced whether there is a blank before the separator
 * @param nameQuoted whether the name is quoted
 * @param colon whether the separator is a colon
 * @param comparison whether the separator compares, as in {@code ==}
 */
record Separator(int nameEnd, int end, boolean spaced, boolean nameQuoted, boolean colon, boolean comparison) {

	private static final int MAX_BLANKS = 32;

	private static final int MAX_BACKSLASHES = 8;

	static @Nullable Separator at(Scan scan, int at) {
		int end = end(scan, at);
		if (end < 0) {
			return null;
		}
		int start = at;
		boolean comparison = scan.at(at) == '=' && scan.at(at + 1) == '=';
		if (scan.at(at) == '=' && ":!+?".indexOf(scan.at(at - 1)) >= 0 && scan.at(at - 1) != '\0') {
			start--;
			comparison |= scan.at(start) == '!';
		}
		int nameEnd = start;
		int limit = start - MAX_BLANKS;
		while (nameEnd > limit && NamedValues.isBlank(scan.at(nameEnd - 1))) {
			nameEnd--;
		}
		boolean spaced = nameEnd < start;
		boolean colon = scan.at(at) == ':' || scan.matches(at, "%3A") || scan.matches(at, "%3a");
		if (scan.at(nameEnd - 1) == ']' && NamedValues.isQuote(scan.at(nameEnd - 2))) {
			nameEnd--;
		}
		nameEnd -= Emphasis.lengthBefore(scan, nameEnd);
		int quote = lengthOfQuoteBefore(scan, nameEnd);
		nameEnd -= quote;
		while (quote == 1 && scan.at(nameEnd - 1) == '\\' && nameEnd > start - MAX_BLANKS - MAX_BACKSLASHES) {
			nameEnd--;
		}
		return new Separator(nameEnd, end, spaced, quote > 0, colon, comparison);
	}

	private static int end(Scan scan, int at) {
		char next = scan.at(at + 1);
		return switch (scan.at(at)) {
			case '=' -> endOfEqualSigns(scan, at);
			case ':' -> (next == ':' || next == '=' || scan.at(at - 1) == ':') ? -1 : at + 1;
			case '%' -> (next == '3' && (scan.at(at + 2) == 'D' || scan.at(at + 2) == 'A' || scan.at(at + 2) == 'd'))
					? at + 3 : -1;
			default -> scan.matchesIgnoringCase(at, "\\u003d") ? at + 6 : -1;
		};
	}

	private static int endOfEqualSigns(Scan scan, int at) {
		char before = scan.at(at - 1);
		if (before == '=' || before == '<' || before == '>') {
			return -1;
		}
		if (scan.at(at + 1) == '>') {
			return at + 2;
		}
		int end = at + 1;
		while (end < at + 3 && scan.at(end) == '=') {
			end++;
		}
		return (scan.at(end) == '=' || (end > at + 1 && scan.at(end) == '>')) ? -1 : end;
	}

	private static int lengthOfQuoteBefore(Scan scan, int end) {
		if (NamedValues.isQuote(scan.at(end - 1))) {
			return 1;
		}
		return scan.matches(end - 3, "%22") ? 3 : scan.matches(end - 6, "&quot;") ? 6 : 0;
	}

	/**
	 * Return the length of the quote at a position, or zero if there is none.
	 */
	static int lengthOfQuote(Scan scan, int at) {
		if (NamedValues.isQuote(scan.at(at))) {
			return 1;
		}
		return scan.matches(at, "%22") ? 3 : scan.matches(at, "&quot;") ? 6 : 0;
	}

}
