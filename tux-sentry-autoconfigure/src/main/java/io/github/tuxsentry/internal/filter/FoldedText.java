package io.github.tuxsentry.internal.filter;

import java.util.Arrays;

/**
 * Normalized form of a text, in which the parts that differ between texts of the same
 * kind are replaced: numbers, UUIDs, hexadecimal IDs, long tokens and text in single
 * quotes with {@code ?}, lists of them with a single {@code ?}, and white space with one
 * blank. Digits in a word such as {@code utf8} are kept, and so is text in double quotes,
 * which is an identifier in SQL. Processed in a single pass. An instance can be used for
 * any number of texts, one after another, without a new string for each.
 */
final class FoldedText {

	private static final char PLACEHOLDER = '?';

	private static final int UUID_LENGTH = 36;

	private static final int MIN_HEX_ID_LENGTH = 8;

	private static final int MIN_TOKEN_LENGTH = 24;

	private static final int MIN_DIGITS_OF_A_TOKEN = 4;

	private static final boolean[] ASCII_WORD_PARTS = asciiWordParts();

	private char[] text = {};

	private int textLength;

	private int position;

	private char[] folded = {};

	private int length;

	private boolean quotesAreClosed;

	static String of(String text) {
		FoldedText folded = new FoldedText();
		folded.fold(text);
		return folded.toString();
	}

	/**
	 * Replace the current text with the normalized form of another one, which is never
	 * longer than the original.
	 * @param original the original text
	 */
	void fold(String original) {
		this.textLength = original.length();
		if (this.text.length < this.textLength) {
			int capacity = Math.max(this.textLength, this.text.length * 2);
			this.text = new char[capacity];
			this.folded = new char[capacity];
		}
		original.getChars(0, this.textLength, this.text, 0);
		this.position = 0;
		this.length = 0;
		this.quotesAreClosed = true;
		while (this.position < this.textLength) {
			next(this.text[this.position]);
		}
	}

	int hash() {
		int hash = 0;
		int i = 0;
		for (; i + 3 < this.length; i += 4) {
			hash = 31 * 31 * 31 * 31 * hash + 31 * 31 * 31 * this.folded[i] + 31 * 31 * this.folded[i + 1]
					+ 31 * this.folded[i + 2] + this.folded[i + 3];
		}
		for (; i < this.length; i++) {
			hash = 31 * hash + this.folded[i];
		}
		return hash;
	}

	char[] toCharArray() {
		return Arrays.copyOf(this.folded, this.length);
	}

	boolean contentEquals(char[] other) {
		return Arrays.equals(this.folded, 0, this.length, other, 0, other.length);
	}

	@Override
	public String toString() {
		return new String(this.folded, 0, this.length);
	}

	private void next(char current) {
		if (isWordPart(current)) {
			word(current);
		}
		else if (current == ' ') {
			blank();
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
			copy(current);
		}
	}

	private void word(char first) {
		int start = this.position;
		int end = copyWord(start);
		int copied = end - start;
		if (copied >= MIN_HEX_ID_LENGTH && isUuid(start, end)) {
			placeholderUntil(start + UUID_LENGTH);
		}
		else if (isDigit(first)) {
			placeholderUntil(endOfNumber(end));
		}
		else if (copied >= MIN_HEX_ID_LENGTH && isId(start, end)) {
			placeholderUntil(end);
		}
		else {
			this.length += copied;
			this.position = end;
		}
	}

	/**
	 * Copy the word to the end of the folded text, of which it is not yet a part.
	 */
	private int copyWord(int start) {
		int from = start;
		int to = this.length;
		while (from < this.textLength) {
			char current = this.text[from];
			if (!isWordPart(current)) {
				break;
			}
			this.folded[to++] = current;
			from++;
		}
		return from;
	}

	private int endOfWord(int start) {
		int end = start;
		while (end < this.textLength && isWordPart(this.text[end])) {
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
		while (end + 1 < this.textLength && this.text[end] == '.' && isDigit(this.text[end + 1])) {
			end = endOfWord(end + 1);
		}
		return end;
	}

	private boolean isUuid(int start, int endOfFirstPart) {
		if (endOfFirstPart != start + 8 || start + UUID_LENGTH > this.textLength) {
			return false;
		}
		for (int i = 0; i < UUID_LENGTH; i++) {
			char current = this.text[start + i];
			boolean hyphen = i == 8 || i == 13 || i == 18 || i == 23;
			if (hyphen ? current != '-' : !isHex(current)) {
				return false;
			}
		}
		return endOfWord(start + UUID_LENGTH) == start + UUID_LENGTH;
	}

	private boolean isId(int start, int end) {
		int digits = 0;
		boolean hex = true;
		for (int i = start; i < end; i++) {
			char current = this.text[i];
			digits += isDigit(current) ? 1 : 0;
			hex &= isHex(current);
		}
		return (hex && digits > 0) || (end - start >= MIN_TOKEN_LENGTH && digits >= MIN_DIGITS_OF_A_TOKEN);
	}

	private void quote() {
		boolean apostrophe = this.position > 0 && isWordPart(this.text[this.position - 1]);
		int end = (apostrophe || !this.quotesAreClosed) ? -1 : endOfQuote(this.position + 1);
		if (end < 0) {
			copy(this.text[this.position]);
		}
		else {
			placeholderUntil(end);
		}
	}

	private int endOfQuote(int start) {
		for (int i = start; i < this.textLength; i++) {
			char current = this.text[i];
			boolean doubled = current == '\'' && i + 1 < this.textLength && this.text[i + 1] == '\'';
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
		if (isAt(this.length - 1, '$')) {
			this.length--;
		}
		int comma = lastButBlanks(this.length - 1);
		int before = lastButBlanks(comma - 1);
		if (isAt(comma, ',') && isAt(before, PLACEHOLDER)) {
			this.length = before + 1;
		}
		else {
			this.folded[this.length++] = PLACEHOLDER;
		}
	}

	/**
	 * Merge equal rows, as in {@code VALUES (?), (?)}.
	 */
	private void closeRow() {
		int open = this.length - 2;
		int comma = lastButBlanks(open - 1);
		int close = lastButBlanks(comma - 1);
		if (isAt(open + 1, PLACEHOLDER) && isAt(open, '(') && isAt(comma, ',') && isAt(close, ')')
				&& isAt(close - 1, PLACEHOLDER) && isAt(close - 2, '(')) {
			this.length = close + 1;
			this.position++;
		}
		else {
			copy(this.text[this.position]);
		}
	}

	private int lastButBlanks(int index) {
		return isAt(index, ' ') ? index - 1 : index;
	}

	private boolean isAt(int index, char expected) {
		return index >= 0 && this.folded[index] == expected;
	}

	private void blank() {
		this.position++;
		if (!isAt(this.length - 1, ' ')) {
			this.folded[this.length++] = ' ';
		}
	}

	private void copy(char current) {
		this.folded[this.length++] = current;
		this.position++;
	}

	private static boolean isWordPart(char character) {
		return (character < ASCII_WORD_PARTS.length) ? ASCII_WORD_PARTS[character]
				: Character.isLetterOrDigit(character);
	}

	private static boolean[] asciiWordParts() {
		boolean[] wordParts = new boolean[128];
		for (char character = 0; character < wordParts.length; character++) {
			wordParts[character] = character == '_' || Character.isLetterOrDigit(character);
		}
		return wordParts;
	}

	private static boolean isDigit(char character) {
		return character >= '0' && character <= '9';
	}

	private static boolean isHex(char character) {
		return isDigit(character) || (character >= 'a' && character <= 'f') || (character >= 'A' && character <= 'F');
	}

}
