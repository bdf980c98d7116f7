package io.github.tuxsentry.scrub;

/**
 * Recognition of source code after the name of a secret, which passes a value but does
 * not contain it, as in {@code this.token = token} and
 * {@code token = request.getToken()}.
 */
final class SourceCode {

	private static final int MAX_WORD_LENGTH = 64;

	private final Scan scan;

	private final int nameFrom;

	private final int nameEnd;

	private final int from;

	/** Whether there is a blank before the separator. */
	private final boolean spaced;

	/** Whether there is a blank before or after the separator. */
	private final boolean loose;

	SourceCode(Scan scan, int nameFrom, int nameEnd, int from, boolean spaced, boolean loose) {
		this.scan = scan;
		this.nameFrom = nameFrom;
		this.nameEnd = nameEnd;
		this.from = from;
		this.spaced = spaced;
		this.loose = loose;
	}

	boolean isReference(SecretNames names) {
		int path = this.scan.end(this.from, Alphabet.PATH, MAX_WORD_LENGTH);
		char next = this.scan.at(path);
		int dot = lastDot(path);
		if (next == '(' && (path > this.from || !GeneratedValues.isAt(this.scan, path + 1))) {
			return this.loose || dot > 0 || this.scan.at(path + 1) == ')'
					|| NamedValues.isQuote(this.scan.at(path + 1));
		}
		if (isVariable() || isGeneric(path, next) || (this.loose && isMember(path, next))
				|| (path > this.from && this.loose && this.scan.matches(path, "::"))) {
			return true;
		}
		if (path == this.from || !NamedValue.endsAt(this.scan, path) && next != '[' && next != '?') {
			return false;
		}
		if (isName(this.from, path)) {
			return true;
		}
		boolean named = (this.loose || dot > 0) && !Alphabet.DIGITS.contains(this.scan.at(path - 1))
				&& names.label(this.scan.text(), (dot > 0) ? dot + 1 : this.from, path) != null;
		return named || (this.loose && (next == '[' || next == '?' || isOperand(path))) || (this.spaced && next == ';'
				&& (isOfLetters(path) || path - this.from < 4) && !GeneratedValues.isAt(this.scan, this.from));
	}

	/**
	 * Return whether the value is a variable of a script whose members are accessed.
	 */
	private boolean isVariable() {
		int end = this.scan.end(this.from + 1, Alphabet.IDENTIFIER, MAX_WORD_LENGTH);
		return this.loose && this.scan.at(this.from) == '$' && end > this.from + 1 && this.scan.matches(end, "->");
	}

	/**
	 * Return whether the value is a type with type parameters.
	 */
	private boolean isGeneric(int path, char next) {
		char parameter = this.scan.at(path + 1);
		return next == '<' && path > this.from && this.loose
				&& (this.spaced ? Character.isLetter(parameter) : Character.isUpperCase(parameter));
	}

	/**
	 * Return whether the value consists of identifiers that are separated by dots.
	 */
	private boolean isMember(int path, char next) {
		int dots = 0;
		int length = 0;
		for (int i = this.from; i < path; i++) {
			char current = this.scan.at(i);
			if (current == '.') {
				dots += (length > 0) ? 1 : 0;
				length = 0;
			}
			else if (Character.isLetter(current) || current == '_') {
				length++;
			}
			else {
				return false;
			}
		}
		boolean ends = NamedValue.endsAt(this.scan, path) || next == '[' || next == '?' || next == ':';
		return dots > 0 && length > 0 && ends && !GeneratedValues.isAt(this.scan, this.from);
	}

	/**
	 * Return whether the braces contain a reference to a secret.
	 */
	boolean isReferenceInBraces(SecretNames names) {
		int end = this.scan.end(this.from + 1, Alphabet.PATH, MAX_WORD_LENGTH);
		boolean closes = this.scan.at(end) == '}' || this.scan.at(end) == '!' || this.scan.at(end) == '(';
		return closes && (isName(this.from + 1, end) || names.label(this.scan.text(), this.from + 1, end) != null);
	}

	private int lastDot(int end) {
		for (int i = end - 2; i > this.from; i--) {
			if (this.scan.at(i) == '.') {
				return i;
			}
		}
		return -1;
	}

	/**
	 * Return whether the value only repeats the name.
	 */
	boolean isName(int start, int end) {
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

}
