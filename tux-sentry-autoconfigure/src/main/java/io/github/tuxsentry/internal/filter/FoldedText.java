package io.github.tuxsentry.internal.filter;

/**
 * Normalized form of a text, in which the parts that differ between texts of the same
 * kind are replaced: numbers, UUIDs, hexadecimal IDs, long tokens and text in single
 * quotes with {@code ?}, lists of them with a single {@code ?}, and white space with one
 * blank. Digits in a word such as {@code utf8} are kept, and so is text in double quotes,
 * which is an identifier in SQL. Processed in a single pass.
 */
final class FoldedText {

	private static final char PLACEHOLDER = '?';

	private static final int UUID_LENGTH = 36;

	private static final int MIN_HEX_ID_LENGTH = 8;

	private static final int MIN_TOKEN_LENGTH = 24;

	private static final int MIN_DIGITS_OF_A_TOKEN = 4;

	private final String text;

	private final StringBuilder folded;

	private int position;

	private boolean quotesAreClosed = true;

	private FoldedText(String text) {
		this.text = text;
		this.folded = new StringBuilder(text.length());
	}

	static String of(String text) {
		return new FoldedText(text).fold();
	}

	private String fold() {
		while (this.position < this.text.length()) {
			next(this.text.charAt(this.position));
		}
		return this.folded.toString();
	}

	private void next(char current) {
		if (isWordPart(current)) {
			word();
		}
		else if (current == '\'') {
			quote();
		}
		else if (current == PLACEHOLDER) {
			placeholderUntil(this.position + 1);
		}
		else if (current == ')') {
			closeRow();
		}
		else if (Character.isWhitespace(current)) {
			blank();
		}
		else {
			copyUntil(this.position + 1);
		}
	}

	private void word() {
		int end = endOfWord(this.position);
		if (isUuid(this.position, end)) {
			placeholderUntil(this.position + UUID_LENGTH);
		}
		else if (isDigit(this.text.charAt(this.position))) {
			placeholderUntil(endOfNumber(end));
		}
		else if (isId(this.position, end)) {
			placeholderUntil(end);
		}
		else {
			copyUntil(end);
		}
	}

	private int endOfWord(int start) {
		int end = start;
		while (end < this.text.length() && isWordPart(this.text.charAt(end))) {
			end++;
		}
		return end;
	}

	/**
	 * Skip anything that may follow the first digits of a number, such as in {@code 1.5}
	 * or {@code 127.0.0.1}.
	 */
	private int endOfNumber(int endOfDigits) {
		int end = endOfDigits;
		while (end + 1 < this.text.length() && this.text.charAt(end) == '.' && isDigit(this.text.charAt(end + 1))) {
			end = endOfWord(end + 1);
		}
		return end;
	}

	private boolean isUuid(int start, int endOfFirstPart) {
		if (endOfFirstPart != start + 8 || start + UUID_LENGTH > this.text.length()) {
			return false;
		}
		for (int i = 0; i < UUID_LENGTH; i++) {
			char current = this.text.charAt(start + i);
			boolean hyphen = i == 8 || i == 13 || i == 18 || i == 23;
			if (hyphen ? current != '-' : !isHex(current)) {
				return false;
			}
		}
		return endOfWord(start + UUID_LENGTH) == start + UUID_LENGTH;
	}

	private boolean isId(int start, int end) {
		int length = end - start;
		if (length < MIN_HEX_ID_LENGTH) {
			return false;
		}
		int digits = 0;
		boolean hex = true;
		for (int i = start; i < end; i++) {
			char current = this.text.charAt(i);
			digits += isDigit(current) ? 1 : 0;
			hex &= isHex(current);
		}
		return (hex && digits > 0) || (length >= MIN_TOKEN_LENGTH && digits >= MIN_DIGITS_OF_A_TOKEN);
	}

	private void quote() {
		boolean apostrophe = this.position > 0 && isWordPart(this.text.charAt(this.position - 1));
		int end = (apostrophe || !this.quotesAreClosed) ? -1 : endOfQuote(this.position + 1);
		if (end < 0) {
			copyUntil(this.position + 1);
		}
		else {
			placeholderUntil(end);
		}
	}

	private int endOfQuote(int start) {
		for (int i = start; i < this.text.length(); i++) {
			char current = this.text.charAt(i);
			boolean doubled = current == '\'' && i + 1 < this.text.length() && this.text.charAt(i + 1) == '\'';
			if (current == '\\' || doubled) {
				i++;
			}
			else if (current == '\'') {
				return i + 1;
			}
		}
		this.quotesAreClosed = false;
		return -1;
	}

	private void placeholderUntil(int end) {
		this.position = end;
		if (isAt(this.folded.length() - 1, '$')) {
			this.folded.setLength(this.folded.length() - 1);
		}
		int comma = lastButBlanks(this.folded.length() - 1);
		int before = lastButBlanks(comma - 1);
		if (isAt(comma, ',') && isAt(before, PLACEHOLDER)) {
			this.folded.setLength(before + 1);
		}
		else {
			this.folded.append(PLACEHOLDER);
		}
	}

	/**
	 * Merge equal rows, as in {@code VALUES (?), (?)}.
	 */
	private void closeRow() {
		int open = this.folded.length() - 2;
		int comma = lastButBlanks(open - 1);
		int close = lastButBlanks(comma - 1);
		if (isAt(open + 1, PLACEHOLDER) && isAt(open, '(') && isAt(comma, ',') && isAt(close, ')')
				&& isAt(close - 1, PLACEHOLDER) && isAt(close - 2, '(')) {
			this.folded.setLength(close + 1);
			this.position++;
		}
		else {
			copyUntil(this.position + 1);
		}
	}

	private int lastButBlanks(int index) {
		return isAt(index, ' ') ? index - 1 : index;
	}

	private boolean isAt(int index, char expected) {
		return index >= 0 && this.folded.charAt(index) == expected;
	}

	private void blank() {
		this.position++;
		if (!isAt(this.folded.length() - 1, ' ')) {
			this.folded.append(' ');
		}
	}

	private void copyUntil(int end) {
		this.folded.append(this.text, this.position, end);
		this.position = end;
	}

	private static boolean isWordPart(char character) {
		return character == '_' || Character.isLetterOrDigit(character);
	}

	private static boolean isDigit(char character) {
		return character >= '0' && character <= '9';
	}

	private static boolean isHex(char character) {
		return isDigit(character) || (character >= 'a' && character <= 'f') || (character >= 'A' && character <= 'F');
	}

}
