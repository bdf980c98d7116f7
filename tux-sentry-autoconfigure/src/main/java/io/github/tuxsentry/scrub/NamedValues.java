package io.github.tuxsentry.scrub;

import org.jspecify.annotations.Nullable;

/**
 * {@link Detector} for values after names that denote secrets: {@code password=…},
 * {@code "api_key": "…"}, also escaped in JSON text, query parameters and headers. Source
 * code that only passes such values is kept.
 */
final class NamedValues implements Detector {

	static final String SEPARATORS = "=:%\\";

	static final int MAX_NAME_LENGTH = 64;

	private static final int MAX_INDEX_LENGTH = 32;

	private final SecretNames names;

	private final NamedPairs pairs;

	private final IndentedValues indented;

	private final TokenShapes shapes;

	NamedValues(SecretNames names, TokenShapes shapes) {
		this.names = names;
		this.pairs = new NamedPairs(names);
		this.indented = new IndentedValues(names);
		this.shapes = shapes;
	}

	@Override
	public boolean mayBeAt(char character, char next) {
		return switch (character) {
			case ':' -> next != ':' && next != '=';
			case '%' -> next == '3';
			case '\\' -> next == 'u' || next == 'U';
			default -> true;
		};
	}

	@Override
	public boolean find(Scan scan, int at) {
		Separator separator = Separator.at(scan, at);
		if (separator == null) {
			return false;
		}
		this.pairs.findFieldOfForm(scan, separator);
		int end = separator.nameQuoted() ? separator.nameEnd() : beforeIndex(scan, separator.nameEnd());
		int from = startOfName(scan, end);
		if (scan.at(from - 1) >= 128 && this.names.label(scan.text(), from, end) == null) {
			from = scan.startOf(end, Alphabet.NAME, MAX_NAME_LENGTH);
		}
		if (!holdsLetter(scan, from, end)) {
			return false;
		}
		boolean certain = true;
		String label = label(scan, from, end, separator);
		if (label == null && scan.at(from - 1) == ' ' && scan.at(from - 2) == ':') {
			end = from - 2;
			from = startOfName(scan, end);
			label = isTyped(scan, separator) ? this.names.label(scan.text(), from, end) : null;
		}
		if (label == null && this.names.mayBeUncertain(scan.text(), from, end)
				&& GeneratedValues.isAt(scan, behindQuote(scan, separator))) {
			label = this.names.uncertainLabel(scan.text(), from, end);
			certain = false;
		}
		if (label == null || isSyntaxError(scan, from, label) || isPartOfCode(scan, from)) {
			return false;
		}
		if (separator.colon() && !separator.nameQuoted() && this.indented.replace(scan, from, separator.end(), label)) {
			return true;
		}
		certain = certain && !this.names.isVague(scan.text(), from, end);
		return replace(scan, new NamedValue(scan, from, end, separator, label, certain));
	}

	private static boolean holdsLetter(Scan scan, int from, int end) {
		for (int i = end - 1; i >= from; i--) {
			char current = Scan.lowerCase(scan.at(i));
			if ((current >= 'a' && current <= 'z') || current > 127) {
				return true;
			}
		}
		return false;
	}

	private static int behindQuote(Scan scan, Separator separator) {
		int from = scan.end(separator.end(), Alphabet.BLANKS, MAX_NAME_LENGTH);
		while (from - separator.end() < MAX_NAME_LENGTH && scan.at(from) == '\\') {
			from++;
		}
		return from + Separator.lengthOfQuote(scan, from);
	}

	/**
	 * Return the end of the name before an index, as in {@code tokens[0]}.
	 */
	private static int beforeIndex(Scan scan, int end) {
		if (scan.at(end - 1) != ']') {
			return end;
		}
		int open = end - 2;
		while (open > end - MAX_INDEX_LENGTH
				&& (Alphabet.PATH.contains(scan.at(open)) || NamedValues.isQuote(scan.at(open)))) {
			open--;
		}
		return (scan.at(open) == '[') ? open : (scan.at(open) == ':' && scan.at(open - 1) == '[') ? end - 1 : end;
	}

	/**
	 * Return the start of the name, behind the rest of an escape sequence.
	 */
	private static int startOfName(Scan scan, int end) {
		int from = scan.startOf(end, Alphabet.PATH, MAX_NAME_LENGTH);
		if (from == end) {
			return end;
		}
		char before = scan.at(from - 1);
		if (before == '\\' && "nrt".indexOf(scan.at(from)) >= 0) {
			return from + 1;
		}
		return (before == '%' && end - from > 2 && Alphabet.HEX.contains(scan.at(from))) ? from + 2 : from;
	}

	private static boolean isTyped(Scan scan, Separator separator) {
		return !separator.colon() && separator.spaced() && scan.at(separator.end()) == ' '
				&& isQuote(scan.at(separator.end() + 1));
	}

	private @Nullable String label(Scan scan, int from, int end, Separator separator) {
		String label = this.names.label(scan.text(), from, end);
		if (label == null && scan.at(from - 1) == ' ' && (end - from == 3 || end - from == 6)
				&& (scan.matchesIgnoringCase(from, "key") || scan.matchesIgnoringCase(from, "phrase"))) {
			int wordBefore = scan.startOf(from - 1, Alphabet.PATH, MAX_NAME_LENGTH);
			label = this.names.label(scan.text(), wordBefore, end);
		}
		if (label == null && (scan.at(from - 1) == '?' || scan.at(from - 1) == '&')) {
			label = labelOfParameter(scan, from, end);
		}
		if (label == null && separator.nameQuoted() && scan.at(from - 2) == '[') {
			int outer = scan.startOf(from - 2, Alphabet.PATH, MAX_NAME_LENGTH);
			label = this.names.label(scan.text(), outer, from - 2);
		}
		if (label == null && isParameterOfDigest(scan, from, end)) {
			label = "[credentials]";
		}
		if (label == null) {
			label = this.pairs.label(scan, from, end, separator.end());
		}
		return (label != null) ? label : this.indented.labelWithParent(scan, from, end);
	}

	private static @Nullable String labelOfParameter(Scan scan, int from, int end) {
		String name = scan.text().subSequence(from, end).toString();
		return switch (name) {
			case "sig", "signature", "Signature", "X-Amz-Signature", "X-Goog-Signature", "hmac" -> "[signature]";
			case "X-Amz-Credential", "X-Goog-Credential" -> "[credentials]";
			case "key", "code", "hash", "sid" -> (scan.end(end + 1, Alphabet.TOKEN, 16) - end > 16) ? "[key]" : null;
			default -> null;
		};
	}

	private static boolean isParameterOfDigest(Scan scan, int from, int end) {
		return end - from == 8 && scan.matches(from, "response=\"") && scan.at(from - 1) <= ' '
				&& scan.at(from - 2) == ',' && scan.end(end + 2, Alphabet.ALPHANUMERIC, 8) - end == 10;
	}

	/**
	 * Return whether the name refers to a token of a parser, as in
	 * {@code Unexpected token: }.
	 */
	private static boolean isSyntaxError(Scan scan, int from, String label) {
		return label.equals("[token]") && (scan.matchesIgnoringCase(from - 9, "expected ")
				|| scan.matchesIgnoringCase(from - 13, "unrecognized ")
				|| scan.matchesIgnoringCase(from - 8, "illegal ") || scan.matchesIgnoringCase(from - 8, "unknown "));
	}

	/**
	 * Return whether the name is the name of a class of a script, or an alternative.
	 */
	private static boolean isPartOfCode(Scan scan, int from) {
		return scan.matches(from - 2, "::") || scan.matches(from - 3, "? \"") || scan.matches(from - 3, "? '");
	}

	private boolean replace(Scan scan, NamedValue value) {
		if (!value.isSecret(this.names)) {
			return false;
		}
		int from = value.from();
		int end = value.end();
		if (end <= from || Labels.endsAt(scan, from, end)) {
			return false;
		}
		String kind = this.shapes.labelOf(scan, from, end);
		if (kind == null && DiscordTokens.isAt(scan, from, end)) {
			kind = DiscordTokens.LABEL;
		}
		scan.replaceNamed(from, end, (kind != null) ? kind : value.label());
		return true;
	}

	static boolean isBlank(char character) {
		return character == ' ' || character == '\t' || character == '\u00a0';
	}

	static boolean isQuote(char character) {
		return character == '"' || character == '\'' || character == '`';
	}

}
