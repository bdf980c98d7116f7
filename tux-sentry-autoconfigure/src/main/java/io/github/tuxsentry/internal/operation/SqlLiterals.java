package io.github.tuxsentry.internal.operation;

/**
 * Removal of values from SQL text, so that the statement remains without its data:
 * literals are replaced with {@code ?}, comments and superfluous white space are removed.
 * Text in double quotes is an identifier, as in standard SQL. If the end of a literal is
 * ambiguous, the rest of the text is removed. A single pass over at most 4,096
 * characters.
 */
public final class SqlLiterals {

	private static final int MAX_LENGTH = 4096;

	private static final char PLACEHOLDER = '?';

	private static final String CUT = "…";

	private final String sql;

	private final int end;

	private final StringBuilder masked;

	private int position;

	private SqlLiterals(String sql) {
		this.sql = sql;
		this.end = Math.min(sql.length(), MAX_LENGTH);
		this.masked = new StringBuilder(this.end);
	}

	/**
	 * Mask the literals.
	 * @param sql the SQL text, possibly malformed
	 * @return the text without its values, truncated if it was too long or ambiguous
	 */
	public static String mask(String sql) {
		return new SqlLiterals(sql).mask();
	}

	private String mask() {
		while (this.position < this.end) {
			if (!next(this.sql.charAt(this.position))) {
				return this.masked.append(CUT).toString();
			}
		}
		if (this.end < this.sql.length()) {
			dropLastWord();
			this.masked.append(CUT);
		}
		return this.masked.toString().strip();
	}

	/**
	 * Remove the last word of a truncated text, since part of a secret is not
	 * recognizable.
	 */
	private void dropLastWord() {
		int length = this.masked.length();
		while (length > 0 && this.masked.charAt(length - 1) != ' ') {
			length--;
		}
		this.masked.setLength(length);
	}

	/**
	 * Process the text at the position.
	 * @return {@code false} if its end is ambiguous
	 */
	private boolean next(char current) {
		if (current == '\'') {
			return string();
		}
		if (current == '"' || current == '`') {
			return quotedName(current);
		}
		if (current == '$' && !follows()) {
			return dollarString();
		}
		if (startsWith("--")) {
			comment("\n");
		}
		else if (startsWith("/*")) {
			comment("*/");
		}
		else if (isDigit(current) && !follows()) {
			number();
		}
		else if (Character.isWhitespace(current)) {
			space();
		}
		else {
			copyTo(this.position + 1);
		}
		return true;
	}

	private boolean string() {
		this.masked.append(PLACEHOLDER);
		int index = this.position + 1;
		while (index < this.end) {
			char current = this.sql.charAt(index);
			boolean quoteNext = index + 1 < this.end && this.sql.charAt(index + 1) == '\'';
			if (current == '\\' && quoteNext) {
				return false;
			}
			if (current == '\'' && !quoteNext) {
				this.position = index + 1;
				return true;
			}
			index += (current == '\'') ? 2 : 1;
		}
		return false;
	}

	private boolean quotedName(char quote) {
		int close = this.sql.indexOf(quote, this.position + 1);
		if (close < 0 || close >= this.end) {
			return false;
		}
		copyTo(close + 1);
		return true;
	}

	private boolean dollarString() {
		int tagEnd = this.position + 1;
		while (tagEnd < this.end && isNamePart(this.sql.charAt(tagEnd))) {
			tagEnd++;
		}
		boolean tagged = tagEnd < this.end && this.sql.charAt(tagEnd) == '$';
		if (!tagged || isDigit(this.sql.charAt(this.position + 1))) {
			copyTo(this.position + 1);
			return true;
		}
		String tag = this.sql.substring(this.position, tagEnd + 1);
		this.masked.append(PLACEHOLDER);
		int close = this.sql.indexOf(tag, tagEnd + 1);
		this.position = close + tag.length();
		return close >= 0 && this.position <= this.end;
	}

	private void comment(String terminator) {
		int close = this.sql.indexOf(terminator, this.position + 2);
		this.position = (close >= 0) ? close + terminator.length() : this.end;
		separate();
	}

	private void number() {
		this.masked.append(PLACEHOLDER);
		while (this.position < this.end && (isNamePart(this.sql.charAt(this.position))
				|| this.sql.charAt(this.position) == '.' || isExponentSign())) {
			this.position++;
		}
	}

	private boolean isExponentSign() {
		char current = this.sql.charAt(this.position);
		char before = this.sql.charAt(this.position - 1);
		return (current == '+' || current == '-') && (before == 'e' || before == 'E');
	}

	private void space() {
		this.position++;
		separate();
	}

	private void separate() {
		int length = this.masked.length();
		if (length > 0 && this.masked.charAt(length - 1) != ' ') {
			this.masked.append(' ');
		}
	}

	private void copyTo(int index) {
		this.masked.append(this.sql, this.position, index);
		this.position = index;
	}

	/**
	 * Return whether the position is inside a name or a parameter such as {@code ?1},
	 * {@code :1} and {@code @p1}.
	 */
	private boolean follows() {
		if (this.position == 0) {
			return false;
		}
		char before = this.sql.charAt(this.position - 1);
		return isNamePart(before) || before == '$' || before == '?' || before == ':' || before == '@';
	}

	private boolean startsWith(String prefix) {
		return this.sql.startsWith(prefix, this.position);
	}

	private static boolean isNamePart(char character) {
		return character == '_' || Character.isLetterOrDigit(character);
	}

	private static boolean isDigit(char character) {
		return character >= '0' && character <= '9';
	}

}
