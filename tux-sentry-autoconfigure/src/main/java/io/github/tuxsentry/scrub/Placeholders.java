package io.github.tuxsentry.scrub;

/**
 * Placeholders of templates and masks in place of a secret: <code>${NAME}</code>,
 * {@code {}}, {@code %s}, {@code <token>}, {@code ?}, {@code ***}.
 */
final class Placeholders {

	private static final int MAX_WORD_LENGTH = 64;

	private final Scan scan;

	private final int from;

	private final boolean quoted;

	/** Whether there is a blank before the placeholder. */
	private final boolean gap;

	private final boolean colon;

	Placeholders(Scan scan, int from, boolean quoted, boolean gap, boolean colon) {
		this.scan = scan;
		this.from = from;
		this.quoted = quoted;
		this.gap = gap;
		this.colon = colon;
	}

	boolean isOne() {
		char first = this.scan.at(this.from);
		int second = this.from + 1;
		if (this.quoted && "$#{[%<*?".indexOf(first) < 0) {
			return false;
		}
		return switch (first) {
			case '$' -> isReferenceTo(second, '{', '}') || isVariable(second);
			case '#' -> this.scan.at(second) == '{' || isColor(second) || (this.gap && this.scan.at(second) == ' ');
			case '{' -> this.scan.at(second) == '}' || this.scan.at(second) == '{' || isIndex(second);
			case '[' -> this.scan.at(second) == ']';
			case '%' ->
				"sdvxX@(".indexOf(this.scan.at(second)) >= 0 && !Alphabet.HEX.contains(this.scan.at(second + 1));
			case '<' -> endsWithBracket(second);
			case '*' -> isMask(first);
			case '.' -> this.scan.matches(this.from, "..");
			case '-' -> this.scan.at(second) == '>' || NamedValues.isBlank(this.scan.at(second));
			case '/' -> this.gap && (this.scan.at(second) == '/' || this.scan.at(second) == '*');
			case '(' -> this.gap && !GeneratedValues.isAt(this.scan, second);
			case '?' -> isParameter(second);
			case '•', '…', '█', '=' -> true;
			default -> false;
		};
	}

	/**
	 * Return whether the question mark is a parameter of an SQL statement or part of a
	 * pattern.
	 */
	private boolean isParameter(int second) {
		int end = this.scan.end(second, Alphabet.DIGITS, 3);
		char next = this.scan.at(end);
		return (this.colon && !this.gap && !this.quoted) || next <= ' ' || ",;)".indexOf(next) >= 0
				|| NamedValues.isQuote(next);
	}

	private boolean isColor(int at) {
		int digits = this.scan.end(at, Alphabet.HEX, 9) - at;
		return this.quoted && (digits == 3 || digits == 6 || digits == 8)
				&& NamedValues.isQuote(this.scan.at(at + digits));
	}

	private boolean isReferenceTo(int at, char open, char close) {
		int end = this.scan.end(at + 1, Alphabet.PATH, MAX_WORD_LENGTH);
		return this.scan.at(at) == open && (this.scan.at(end) == close || this.scan.at(end) == '('
				|| (this.scan.at(end) == ':' && this.scan.at(end + 1) == '?'));
	}

	private boolean isVariable(int at) {
		int end = at;
		while (end - at < MAX_WORD_LENGTH
				&& (this.scan.at(end) == '_' || (this.scan.at(end) >= 'A' && this.scan.at(end) <= 'Z'))) {
			end++;
		}
		return end > at && NamedValue.endsAt(this.scan, end);
	}

	/**
	 * Return whether a text begins with a placeholder or ends, as behind the scheme in
	 * {@code "Bearer " + token}.
	 */
	static boolean isTemplate(Scan scan, int at) {
		char first = scan.at(at);
		return NamedValues.isQuote(first) || first == '{' || first == '<' || first == '$'
				|| (first == '%' && !Alphabet.HEX.contains(scan.at(at + 1)));
	}

	private boolean isIndex(int at) {
		int end = this.scan.end(at, Alphabet.DIGITS, 3);
		return end > at && this.scan.at(end) == '}';
	}

	private boolean endsWithBracket(int at) {
		int end = at;
		while (end - at < MAX_WORD_LENGTH && (this.scan.at(end) == ' ' || Alphabet.WORD.contains(this.scan.at(end)))) {
			end++;
		}
		return this.scan.at(end) == '>';
	}

	private boolean isMask(char first) {
		int end = this.from;
		while (end - this.from < MAX_WORD_LENGTH && this.scan.at(end) == first) {
			end++;
		}
		return end - this.from > 1 && !Alphabet.ALPHANUMERIC.contains(this.scan.at(end));
	}

}
