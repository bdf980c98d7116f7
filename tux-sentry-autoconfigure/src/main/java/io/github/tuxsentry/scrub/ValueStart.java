package io.github.tuxsentry.scrub;

/**
 * Start of the value after a name: behind blanks, emphasis and a quote.
 *
 * @param from the position of the first character of the value
 * @param gap whether there is a blank after the separator
 * @param quote the position of the quote before the value, which may be escaped
 * @param lengthOfQuote the length of this quote, or zero if there is none
 * @param backslashes the number of backslashes before the quote
 * @param quoted whether the value is quoted
 */
record ValueStart(int from, boolean gap, int quote, int lengthOfQuote, int backslashes, boolean quoted) {

	private static final int MAX_BACKSLASHES = 8;

	private static final int MAX_INDENTATION = 64;

	private static final int MAX_ANCHOR_LENGTH = 32;

	static ValueStart of(Scan scan, Separator separator, int nameFrom) {
		int start = separator.end() + Emphasis.lengthOfClosing(scan, separator.end(), nameFrom);
		while (NamedValues.isBlank(scan.at(start))) {
			start++;
		}
		start = separator.nameQuoted() ? onNextLine(scan, start) : start;
		boolean gap = start > separator.end();
		start = (separator.colon() && gap && scan.at(start) == '&') ? behindAnchor(scan, start, nameFrom) : start;
		start += Emphasis.lengthOfSpoiler(scan, start);
		int quote = start;
		while (quote - start < MAX_BACKSLASHES && scan.at(quote) == '\\') {
			quote++;
		}
		int lengthOfQuote = Separator.lengthOfQuote(scan, quote);
		boolean quoted = lengthOfQuote == 1 || (lengthOfQuote > 0 && separator.nameQuoted());
		int from = quoted ? quote + lengthOfQuote : start;
		if (quoted && scan.at(from) == scan.at(quote) && scan.at(from + 1) == scan.at(quote)) {
			from += 2;
		}
		return new ValueStart(from, gap, quote, lengthOfQuote, quote - start, quoted);
	}

	/**
	 * Return the position of the last word or string of a line, after an anchor of YAML,
	 * or the given position.
	 */
	private static int behindAnchor(Scan scan, int start, int nameFrom) {
		int end = scan.end(start + 1, Alphabet.WORD, MAX_ANCHOR_LENGTH);
		int from = end + 1;
		boolean keyword = scan.matches(start, "&mut ") || scan.matches(start, "&dyn ");
		if (end == start + 1 || scan.at(end) != ' ' || keyword || IndentedValues.indentation(scan, nameFrom) < 0) {
			return start;
		}
		int value = scan.end(from, Alphabet.PRINTABLE, MAX_INDENTATION);
		boolean last = value > from && scan.at(value) < ' ' && scan.at(value - 1) != ',' && scan.at(value - 1) != '{';
		return (last || NamedValues.isQuote(scan.at(from))) ? from : start;
	}

	/**
	 * Return the position of a string on the line after its name, as in JSON, or the
	 * given position.
	 */
	private static int onNextLine(Scan scan, int start) {
		int next = scan.end(start, Alphabet.WHITESPACE, MAX_INDENTATION);
		return (scan.at(next) == '"') ? next : start;
	}

}
