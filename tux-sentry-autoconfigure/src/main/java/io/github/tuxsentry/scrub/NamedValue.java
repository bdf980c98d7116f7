package io.github.tuxsentry.scrub;

/**
 * Value after a name that denotes a secret: determines whether the value is secret, and
 * where it ends. The decision depends only on the first characters, so that a value that
 * is kept is not scanned completely.
 */
final class NamedValue {

	private static final int MAX_WORD_LENGTH = 64;

	private static final int MAX_BACKSLASHES = 8;

	private final Scan scan;

	private final int nameFrom;

	private final int nameEnd;

	private final boolean nameQuoted;

	/** Whether there is a blank before the separator. */
	private final boolean spaced;

	/** Whether there is a blank after the separator. */
	private final boolean gap;

	private final boolean colon;

	private final String label;

	private final int backslashes;

	private final boolean quoted;

	private int from;

	NamedValue(Scan scan, int nameFrom, int nameEnd, int behind, boolean nameQuoted, boolean spaced, String label) {
		this.scan = scan;
		this.nameFrom = nameFrom;
		this.nameEnd = nameEnd;
		this.nameQuoted = nameQuoted;
		this.spaced = spaced;
		this.colon = scan.at(behind - 1) == ':';
		this.label = label;
		int start = behind;
		while (NamedValues.isBlank(scan.at(start))) {
			start++;
		}
		this.gap = start > behind;
		int quote = start;
		while (quote - start < MAX_BACKSLASHES && scan.at(quote) == '\\') {
			quote++;
		}
		this.quoted = NamedValues.isQuote(scan.at(quote));
		this.backslashes = quote - start;
		this.from = this.quoted ? quote + 1 : start;
		if (this.quoted && scan.at(this.from) == scan.at(quote) && scan.at(this.from + 1) == scan.at(quote)) {
			this.from += 2;
		}
	}

	String label() {
		return this.label;
	}

	int from() {
		return this.from;
	}

	boolean isSecret(SecretNames names) {
		char first = this.scan.at(this.from);
		if (first == '\0' || first < ' ' || Labels.at(this.scan, this.from) || isPlaceholder(first)) {
			return false;
		}
		int end = this.scan.end(this.from, Alphabet.PATH, MAX_WORD_LENGTH);
		if (NonSecretWords.contain(this.scan, this.from, end, this.gap) && endsAt(end)) {
			return false;
		}
		if (this.quoted) {
			return !isClosingQuote() && !(this.gap && isQuote(this.scan.at(end)) && isName(this.from, end));
		}
		return isBareSecret(names, first, end);
	}

	private boolean endsAt(int end) {
		char next = this.scan.at(end);
		return next == '\0' || next <= ' ' || ",;)]}>|&\\".indexOf(next) >= 0 || NamedValues.isQuote(next);
	}

	/**
	 * Return whether the value is a placeholder of a template or a mask:
	 * <code>${NAME}</code>, {@code {}}, {@code %s}, {@code <token>}, {@code ***}.
	 */
	private boolean isPlaceholder(char first) {
		int second = this.from + 1;
		if (this.quoted && "$#{[%<*".indexOf(first) < 0) {
			return false;
		}
		return switch (first) {
			case '$' -> isReferenceTo(second, '{', '}') || isVariable(second);
			case '#' -> this.scan.at(second) == '{' || (this.gap && this.scan.at(second) == ' ');
			case '{' -> this.scan.at(second) == '}' || this.scan.at(second) == '{' || isIndex(second);
			case '[' -> this.scan.at(second) == ']';
			case '%' ->
				"sdvxX@(".indexOf(this.scan.at(second)) >= 0 && !Alphabet.HEX.contains(this.scan.at(second + 1));
			case '<' -> endsWithBracket(second);
			case '*' -> isMask(first);
			case '.' -> this.scan.matches(this.from, "..");
			case '-' -> this.scan.at(second) == '>' || NamedValues.isBlank(this.scan.at(second));
			case '/' -> this.gap && this.scan.at(second) == '/';
			case '(' -> this.gap;
			case '?' -> this.colon && !this.gap;
			case '•', '…', '█', '=' -> true;
			default -> false;
		};
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
		return end > at && endsAt(end);
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

	/**
	 * Return whether the quote closes a string literal of source code that ends with the
	 * name and the separator, as in {@code "token=" + token}.
	 */
	private boolean isClosingQuote() {
		char first = this.scan.at(this.from);
		char second = this.scan.at(this.from + 1);
		if (isQuote(first)) {
			return true;
		}
		boolean operator = first == ' ' || ",+;)]}:.?".indexOf(first) >= 0;
		return !this.nameQuoted && operator && (second == '\0' || second <= ' ' || ";,)+.\"'?:&|{".indexOf(second) >= 0
				|| (first == '.' && Alphabet.IDENTIFIER.contains(second)));
	}

	private static boolean isQuote(char character) {
		return NamedValues.isQuote(character);
	}

	private boolean isBareSecret(SecretNames names, char first, int end) {
		if (",;)]}&|>\\".indexOf(first) >= 0) {
			return false;
		}
		if (first == '{' || first == '[') {
			return !this.gap && !isReferenceInBraces(names);
		}
		if (isHeader() && new ValueEnd(this.scan).isScheme(this.from)) {
			return true;
		}
		return !isNumberOfMany(end) && !isProse(end) && !isCode(names, end);
	}

	private boolean isReferenceInBraces(SecretNames names) {
		int end = this.scan.end(this.from + 1, Alphabet.PATH, MAX_WORD_LENGTH);
		boolean closes = this.scan.at(end) == '}' || this.scan.at(end) == '!' || this.scan.at(end) == '(';
		return closes && (isName(this.from + 1, end) || names.label(this.scan.text(), this.from + 1, end) != null);
	}

	private boolean isNumberOfMany(int end) {
		return Scan.lowerCase(this.scan.at(this.nameEnd - 1)) == 's' && endsAt(end)
				&& this.scan.end(this.from, Alphabet.DIGITS, MAX_WORD_LENGTH) == end;
	}

	/**
	 * Return whether a sentence continues after the colon.
	 */
	private boolean isProse(int end) {
		return this.colon && this.gap && this.scan.at(this.nameEnd) != '"' && this.scan.at(this.nameEnd) != '\\'
				&& !this.label.equals("[passphrase]") && isLowerCase(this.from, end) && this.scan.at(end) == ' '
				&& isLowerCase(end + 1, this.scan.end(end + 1, Alphabet.PATH, 16));
	}

	private boolean isLowerCase(int start, int end) {
		for (int i = start; i < end; i++) {
			if (this.scan.at(i) < 'a' || this.scan.at(i) > 'z') {
				return false;
			}
		}
		return end > start;
	}

	private boolean isCode(SecretNames names, int end) {
		int path = this.scan.end(this.from, Alphabet.PATH, MAX_WORD_LENGTH);
		boolean loose = this.spaced || this.gap;
		char next = this.scan.at(path);
		int dot = lastDot(path);
		if (next == '(') {
			return loose || dot > 0 || this.scan.at(path + 1) == ')' || isQuote(this.scan.at(path + 1));
		}
		if (path == this.from || !endsAt(path) && next != '[' && next != '?') {
			return false;
		}
		if (isName(this.from, path)) {
			return true;
		}
		boolean named = (loose || dot > 0) && !endsWithDigit(path)
				&& names.label(this.scan.text(), (dot > 0) ? dot + 1 : this.from, path) != null;
		return named || (loose && (next == '[' || next == '?' || isOperand(path)))
				|| (this.spaced && next == ';' && (isOfLetters(path) || path - this.from < 4));
	}

	private int lastDot(int end) {
		for (int i = end - 2; i > this.from; i--) {
			if (this.scan.at(i) == '.') {
				return i;
			}
		}
		return -1;
	}

	private boolean endsWithDigit(int end) {
		return Alphabet.DIGITS.contains(this.scan.at(end - 1));
	}

	/**
	 * Return whether the value only repeats the name.
	 */
	private boolean isName(int start, int end) {
		int length = end - start;
		if (length > this.nameEnd - this.nameFrom) {
			return false;
		}
		for (int i = 1; i <= length; i++) {
			if (Scan.lowerCase(this.scan.at(end - i)) != Scan.lowerCase(this.scan.at(this.nameEnd - i))) {
				return false;
			}
		}
		char before = this.scan.at(this.nameEnd - length - 1);
		return length > 0 && !Alphabet.ALPHANUMERIC.contains(before);
	}

	private boolean isOperand(int end) {
		return this.spaced && this.scan.at(end) == ' ' && "+?|&-*/<>=!:".indexOf(this.scan.at(end + 1)) >= 0
				&& (this.scan.at(end + 2) == ' ' || this.scan.at(end + 2) == this.scan.at(end + 1)
						|| this.scan.at(end + 2) == '=');
	}

	private boolean isOfLetters(int end) {
		for (int i = this.from; i < end; i++) {
			if (!Character.isLetter(this.scan.at(i)) && this.scan.at(i) != '.' && this.scan.at(i) != '_') {
				return false;
			}
		}
		return true;
	}

	int end() {
		ValueEnd ends = new ValueEnd(this.scan);
		if (this.quoted) {
			return ends.ofQuoted(this.from, this.scan.at(this.from - 1), this.backslashes);
		}
		char first = this.scan.at(this.from);
		if (first == '{' || first == '[') {
			return ends.ofBare(ends.ofNested(this.from));
		}
		if (isHeader() && (this.colon || ends.isScheme(this.from))) {
			return ends.ofLine(this.from);
		}
		if (this.label.equals("[passphrase]")) {
			return ends.ofLine(this.from);
		}
		return isHeader() ? ends.ofPairs(this.from) : ends.ofBare(this.from);
	}

	private boolean isHeader() {
		return this.label.equals("[authorization]") || this.label.equals("[cookie]");
	}

}
