package io.github.tuxsentry.scrub;

/**
 * Value after a name that denotes a secret: determines whether the value is secret, and
 * where it ends. The decision depends only on the first characters, so that a value that
 * is kept is not scanned completely.
 */
final class NamedValue {

	private static final int MAX_WORD_LENGTH = 64;

	private static final int MAX_CONSTANT_LENGTH = 13;

	private static final int MIN_SESSION_LENGTH = 8;

	private static final int MAX_INDENTATION = 64;

	private final Scan scan;

	private final int nameFrom;

	private final int nameEnd;

	private final Separator separator;

	private final boolean colon;

	private final String label;

	/** Whether the name alone denotes a secret. */
	private final boolean certain;

	private final ValueStart start;

	private final int from;

	NamedValue(Scan scan, int nameFrom, int nameEnd, Separator separator, String label, boolean certain) {
		this.scan = scan;
		this.nameFrom = nameFrom;
		this.nameEnd = nameEnd;
		this.separator = separator;
		this.colon = separator.colon();
		this.label = label;
		this.certain = certain;
		this.start = ValueStart.of(scan, separator, nameFrom);
		this.from = this.start.from();
	}

	String label() {
		return this.label;
	}

	int from() {
		return this.from;
	}

	boolean isSecret(SecretNames names) {
		char first = this.scan.at(this.from);
		if (first < ' '
				|| new Placeholders(this.scan, this.from, this.start.quoted(), this.start.gap(), this.colon).isOne()) {
			return false;
		}
		int end = this.scan.end(this.from, Alphabet.PATH, MAX_WORD_LENGTH);
		if (NonSecretWords.contain(this.scan, this.from, end, this.start.gap()) && endsAt(this.scan, end)
				&& !ValueEnd.isDoubledQuote(this.scan, end)) {
			return false;
		}
		if (!this.certain || this.separator.comparison()) {
			return isGenerated(end);
		}
		return this.start.quoted() ? isQuotedSecret(names, end) : isBareSecret(names, first, end);
	}

	private boolean isGenerated(int end) {
		boolean assigned = !this.separator.comparison() || !this.separator.spaced();
		return GeneratedValues.isAt(this.scan, this.from) && !this.scan.matches(this.from, "0x")
				&& (!this.start.quoted() || !isClosingQuote()) && this.scan.at(end) != '(' && this.scan.at(end) != '['
				|| (assigned && this.separator.comparison() && this.scan.holdsDigit(this.from, end));
	}

	private boolean isQuotedSecret(SecretNames names, int end) {
		boolean escaped = this.start.backslashes() == 0 && this.scan.at(this.from) == '\\';
		if (isClosingQuote() || this.scan.at(this.from + (escaped ? 2 : 1)) == this.scan.at(this.start.quote())) {
			return false;
		}
		int scheme = isHeader() ? new ValueEnd(this.scan).endOfScheme(this.from) : -1;
		if ((scheme > 0 && Placeholders.isTemplate(this.scan, scheme + 1)) || isConstant(names, end)) {
			return false;
		}
		boolean sentence = !this.separator.nameQuoted() && !isPassword()
				&& Sentences.startAt(this.scan, this.from, false);
		return !sentence
				&& !(this.start.gap() && NamedValues.isQuote(this.scan.at(end)) && code().isName(this.from, end));
	}

	/**
	 * Return whether the value of a constant is itself a name, as in
	 * {@code COOKIE = "set-cookie"}.
	 */
	private boolean isConstant(SecretNames names, int end) {
		char last = this.scan.at(this.nameEnd - 1);
		return this.separator.spaced() && last >= 'A' && last <= 'Z'
				&& this.scan.at(end) == this.scan.at(this.start.quote()) && !this.scan.holdsDigit(this.from, end)
				&& this.label.equals(names.label(this.scan.text(), this.from, end));
	}

	private boolean isPassword() {
		return this.label.equals("[password]") || isPassphrase();
	}

	private boolean isPassphrase() {
		return this.label.equals("[passphrase]");
	}

	private SourceCode code() {
		return new SourceCode(this.scan, this.nameFrom, this.nameEnd, this.from, this.separator.spaced(),
				this.separator.spaced() || this.start.gap());
	}

	static boolean endsAt(Scan scan, int end) {
		char next = scan.at(end);
		return next == '\0' || next <= ' ' || ",;)]}>|&\\<".indexOf(next) >= 0 || NamedValues.isQuote(next);
	}

	/**
	 * Return whether the quote closes a string literal of source code that ends with the
	 * name and the separator, as in {@code "token=" + token}.
	 */
	private boolean isClosingQuote() {
		char first = this.scan.at(this.from);
		char second = this.scan.at(this.from + 1);
		boolean opened = !this.start.gap() && !this.separator.nameQuoted() && this.start.backslashes() == 0
				&& this.scan.at(this.nameFrom - 1) == this.scan.at(this.start.quote());
		if (NamedValues.isQuote(first) || opened) {
			return true;
		}
		boolean operator = first == ' ' || ",+;)]}:.?".indexOf(first) >= 0;
		return !this.separator.nameQuoted() && operator && (second == '\0' || second <= ' '
				|| ";,)+.\"'?:&|{}]".indexOf(second) >= 0 || (first == '.' && Alphabet.IDENTIFIER.contains(second)));
	}

	private boolean isBareSecret(SecretNames names, char first, int end) {
		if (",;)]}&|>\\".indexOf(first) >= 0 || (first == '!' && this.separator.spaced() && !isPassword())) {
			return false;
		}
		if (first == '{' || first == '[') {
			return isNestedSecret(names, first);
		}
		if (isHeader()) {
			int scheme = new ValueEnd(this.scan).endOfScheme(this.from);
			if (scheme > 0) {
				return !Placeholders.isTemplate(this.scan, scheme + 1);
			}
		}
		if (this.separator.spaced() && this.colon && !this.separator.nameQuoted() && !isAligned(end)) {
			return false;
		}
		return !isNumber(end) && !isSentence(end)
				&& !(this.colon && this.start.gap() && Sentences.isOutcome(this.scan, this.nameFrom, this.nameEnd, end))
				&& !code().isReference(names);
	}

	/**
	 * Return whether a list or map contains secrets. After a blank, unless the name is
	 * quoted, the list may be source code.
	 */
	private boolean isNestedSecret(SecretNames names, char first) {
		if (first == '[' && Labels.end(this.scan, this.from) > 0) {
			return true;
		}
		if (isHeader() && hasScheme()) {
			return true;
		}
		if (!this.start.gap()) {
			return !code().isReferenceInBraces(names);
		}
		int element = this.scan.end(this.from + 1, Alphabet.WHITESPACE, MAX_INDENTATION - 1);
		char start = this.scan.at(element);
		if (this.separator.nameQuoted() && this.scan.at(this.nameFrom - 1) == '"') {
			return start == '"' && !this.scan.matches(element, "\"type\"") && !this.scan.matches(element, "\"$");
		}
		return first == '[' && GeneratedValues.isAt(this.scan, NamedValues.isQuote(start) ? element + 1 : element);
	}

	/**
	 * Return whether a list of credentials of a header starts with a scheme, as in
	 * {@code Authorization=[Bot …]}.
	 */
	private boolean hasScheme() {
		int element = this.from + 1;
		element += NamedValues.isQuote(this.scan.at(element)) ? 1 : 0;
		int scheme = new ValueEnd(this.scan).endOfScheme(element);
		return scheme > 0 && !Placeholders.isTemplate(this.scan, scheme + 1);
	}

	/**
	 * Return whether the name is the first of its line, and the value the last, as in a
	 * table.
	 */
	private boolean isAligned(int end) {
		return GeneratedValues.isAt(this.scan, this.from) || (isStartOfLine() && this.scan.holdsDigit(this.from, end)
				&& this.scan.at(end) <= ' ' && this.scan.at(end) != ' ');
	}

	private boolean isStartOfLine() {
		return IndentedValues.indentation(this.scan, this.nameFrom) >= 0;
	}

	/**
	 * Return whether the value is a constant, a number of several things or of a session,
	 * or a word that cannot be several secrets.
	 */
	private boolean isNumber(int end) {
		if (!endsAt(this.scan, end)) {
			return false;
		}
		if (this.scan.matches(this.from, "0x") && end - this.from < MAX_CONSTANT_LENGTH) {
			return true;
		}
		boolean many = Scan.lowerCase(this.scan.at(this.nameEnd - 1)) == 's';
		boolean session = this.label.equals("[session id]") && end - this.from < MIN_SESSION_LENGTH;
		boolean number = this.scan.end(this.from, Alphabet.DIGITS, MAX_WORD_LENGTH) == end;
		boolean word = this.start.gap() && !this.scan.holdsDigit(this.from, end)
				&& !GeneratedValues.isAt(this.scan, this.from);
		boolean element = this.colon && this.scan.at(this.nameEnd) == '[';
		return (number && (many || session)) || (many && word && !element && end > this.from && !isPassword());
	}

	private boolean isSentence(int end) {
		boolean loose = this.start.gap() && (this.colon || !this.separator.spaced());
		if (!loose || isPassphrase()) {
			return false;
		}
		if (isPhrase()) {
			return false;
		}
		return Sentences.startAt(this.scan, this.from, !isPassword())
				|| (this.scan.at(end) == ':' && this.scan.at(end + 1) == ' ' && !this.scan.holdsDigit(this.from, end));
	}

	/**
	 * Return whether the value consists of several words.
	 */
	private boolean isPhrase() {
		return isPassword() && this.start.gap() && isStartOfLine()
				&& (Sentences.isProperty(this.scan, this.nameFrom, this.nameEnd)
						|| Sentences.isPassphrase(this.scan, this.from));
	}

	int end() {
		ValueEnd ends = new ValueEnd(this.scan);
		if (this.start.quoted()) {
			return (this.start.lengthOfQuote() > 1) ? ends.ofEncoded(this.from, this.scan.at(this.start.quote()))
					: ends.ofQuoted(this.from, this.scan.at(this.start.quote()), this.start.backslashes());
		}
		char first = this.scan.at(this.from);
		if (first == '{' || (first == '[' && !(isHeader() && Labels.at(this.scan, this.from)))) {
			return ends.ofBare(ends.ofNested(this.from));
		}
		if (isHeader() && ends.hasParameters(this.from)) {
			return ends.ofParameters(this.from);
		}
		if (isHeader() && (this.colon || ends.endOfScheme(this.from) > 0)) {
			return ends.ofLine(this.from);
		}
		if (isPassphrase() || isPhrase()) {
			return ends.ofLine(this.from);
		}
		return isHeader() ? ends.ofPairs(this.from) : ends.ofBare(this.from);
	}

	private boolean isHeader() {
		return this.certain && (this.label.equals("[authorization]") || this.label.equals("[cookie]"));
	}

}
