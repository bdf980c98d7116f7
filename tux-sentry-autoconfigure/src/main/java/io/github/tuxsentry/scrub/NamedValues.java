package io.github.tuxsentry.scrub;

import org.jspecify.annotations.Nullable;

/**
 * {@link Detector} for values after names that denote secrets: {@code password=…},
 * {@code "api_key": "…"}, also escaped in JSON text, query parameters and headers. Source
 * code that only passes such values is kept.
 */
final class NamedValues implements Detector {

	static final String SEPARATORS = "=:%\\";

	private static final int MAX_NAME_LENGTH = 64;

	private static final int MAX_BLANKS = 4;

	private static final int MAX_BACKSLASHES = 8;

	private final SecretNames names;

	private final TokenShapes shapes;

	NamedValues(SecretNames names, TokenShapes shapes) {
		this.names = names;
		this.shapes = shapes;
	}

	@Override
	public boolean find(Scan scan, int at) {
		int behind = behindSeparator(scan, at);
		if (behind < 0) {
			return false;
		}
		int end = endOfName(scan, at);
		boolean spaced = end < at;
		boolean quoted = isQuote(scan.at(end - 1));
		end = quoted ? beforeQuote(scan, end - 1) : end;
		int from = scan.startOf(end, Alphabet.PATH, MAX_NAME_LENGTH);
		if (from == end || (spaced && !quoted && scan.at(at) == ':')) {
			return false;
		}
		String label = label(scan, from, end);
		if (label == null || isSyntaxError(scan, from, label)) {
			return false;
		}
		return replace(scan, new NamedValue(scan, from, end, behind, quoted, spaced, label));
	}

	private static int behindSeparator(Scan scan, int at) {
		char next = scan.at(at + 1);
		return switch (scan.at(at)) {
			case '=' -> (next == '=' || scan.at(at - 1) == '=') ? -1 : (next == '>') ? at + 2 : at + 1;
			case ':' -> (next == ':' || next == '=' || scan.at(at - 1) == ':') ? -1 : at + 1;
			case '%' -> (next == '3' && (scan.at(at + 2) == 'D' || scan.at(at + 2) == 'A' || scan.at(at + 2) == 'd'))
					? at + 3 : -1;
			default -> scan.matchesIgnoringCase(at, "\\u003d") ? at + 6 : -1;
		};
	}

	private static int endOfName(Scan scan, int at) {
		int end = (scan.at(at) == '=' && scan.at(at - 1) == ':') ? at - 1 : at;
		int limit = end - MAX_BLANKS;
		while (end > limit && isBlank(scan.at(end - 1))) {
			end--;
		}
		return (scan.at(end - 1) == ']' && isQuote(scan.at(end - 2))) ? end - 1 : end;
	}

	private static int beforeQuote(Scan scan, int quote) {
		int end = quote;
		while (quote - end < MAX_BACKSLASHES && scan.at(end - 1) == '\\') {
			end--;
		}
		return end;
	}

	private @Nullable String label(Scan scan, int from, int end) {
		String label = this.names.label(scan.text(), from, end);
		if (label == null && scan.at(from - 1) == ' ' && (end - from == 3 || end - from == 6)
				&& (scan.matchesIgnoringCase(from, "key") || scan.matchesIgnoringCase(from, "phrase"))) {
			int wordBefore = scan.startOf(from - 1, Alphabet.PATH, MAX_NAME_LENGTH);
			label = this.names.label(scan.text(), wordBefore, end);
		}
		if (label == null && (scan.at(from - 1) == '?' || scan.at(from - 1) == '&')) {
			label = labelOfParameter(scan, from, end);
		}
		return label;
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

	/**
	 * Return whether the name refers to a token of a parser, as in
	 * {@code Unexpected token: }.
	 */
	private static boolean isSyntaxError(Scan scan, int from, String label) {
		return label.equals("[token]") && (scan.matchesIgnoringCase(from - 9, "expected ")
				|| scan.matchesIgnoringCase(from - 13, "unrecognized ")
				|| scan.matchesIgnoringCase(from - 8, "illegal ") || scan.matchesIgnoringCase(from - 8, "unknown "));
	}

	private boolean replace(Scan scan, NamedValue value) {
		if (!value.isSecret(this.names)) {
			return false;
		}
		int from = value.from();
		int end = value.end();
		if (end <= from) {
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
		return character == ' ' || character == '\t';
	}

	static boolean isQuote(char character) {
		return character == '"' || character == '\'' || character == '`';
	}

}
