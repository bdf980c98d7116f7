package io.github.tuxsentry.internal.discord;

import io.github.tuxsentry.internal.text.VariableText;

/**
 * Conversion of the custom ID of a component to a form with low cardinality. The words of
 * the ID, separated by {@code _}, {@code -} and {@code .}, are kept, and values are
 * replaced: numbers, also within a word, UUIDs, hexadecimal IDs and tokens. Any other
 * separator ends the name, unless there are only values before it. An ID without a name,
 * such as JSON, is a value.
 */
final class ComponentIdPattern {

	private static final String VALUE = "{id}";

	private static final int UUID_LENGTH = 36;

	/**
	 * Maximum length of a custom ID in Discord.
	 */
	private static final int MAX_LENGTH = 100;

	/**
	 * Minimum length of a word with digits that can be a token.
	 */
	private static final int MIN_TOKEN_LENGTH = 8;

	/**
	 * Minimum length of a word without digits that can be a token.
	 */
	private static final int MIN_LETTER_TOKEN_LENGTH = 12;

	private static final int MIN_ENCODED_LENGTH = 16;

	private final String id;

	private final StringBuilder pattern = new StringBuilder();

	private boolean named;

	private ComponentIdPattern(String id) {
		this.id = (id.length() > MAX_LENGTH) ? id.substring(0, MAX_LENGTH) : id;
	}

	static String of(String customId) {
		boolean structure = customId.startsWith("{") || customId.startsWith("[");
		return structure ? VALUE : new ComponentIdPattern(customId).convert();
	}

	private String convert() {
		int position = 0;
		while (position < this.id.length() && !this.named) {
			this.pattern.setLength(0);
			position = part(position) + 1;
		}
		return this.named ? this.pattern.toString() : VALUE;
	}

	/**
	 * Convert the part of the ID up to the next separator.
	 */
	private int part(int start) {
		int position = start;
		while (position < this.id.length()) {
			char current = this.id.charAt(position);
			if (isOfWord(current)) {
				position = word(position);
			}
			else if (isJoining(current)) {
				this.pattern.append(current);
				position++;
			}
			else {
				return position;
			}
		}
		return position;
	}

	private int word(int start) {
		if (isUuid(start)) {
			value();
			return start + UUID_LENGTH;
		}
		int endOfToken = endOfEncoded(start);
		int end = endOf(start, ComponentIdPattern::isOfWord);
		if (endOfToken > end || VariableText.isValue(this.id, start, end)
				|| isRandom(start, end, hasDigit(start, end) ? MIN_TOKEN_LENGTH : MIN_LETTER_TOKEN_LENGTH)) {
			value();
			return Math.max(end, endOfToken);
		}
		name(start, end);
		return end;
	}

	private void value() {
		int length = this.pattern.length();
		boolean repeated = length > VALUE.length() && isJoining(this.pattern.charAt(length - 1))
				&& this.pattern.lastIndexOf(VALUE) == length - 1 - VALUE.length();
		if (repeated) {
			this.pattern.setLength(length - 1);
		}
		else {
			this.pattern.append(VALUE);
		}
	}

	private void name(int start, int end) {
		this.named = true;
		for (int i = start; i < end; i++) {
			char current = this.id.charAt(i);
			if (!VariableText.isDigit(current)) {
				this.pattern.append(current);
			}
			else if (i == start || !VariableText.isDigit(this.id.charAt(i - 1))) {
				this.pattern.append(VALUE);
			}
		}
	}

	private boolean isUuid(int start) {
		if (start + UUID_LENGTH > this.id.length()) {
			return false;
		}
		for (int i = 0; i < UUID_LENGTH; i++) {
			boolean hyphen = i == 8 || i == 13 || i == 18 || i == 23;
			char current = this.id.charAt(start + i);
			if (hyphen ? current != '-' : Character.digit(current, 16) < 0) {
				return false;
			}
		}
		return true;
	}

	/**
	 * Return the end of Base64 text. The characters of its variant for URLs also separate
	 * words, so that a plain word is not considered the start of it.
	 */
	private int endOfEncoded(int start) {
		int word = endOf(start, ComponentIdPattern::isOfWord);
		boolean plain = changes(start + 1, word) == 0;
		int end = endOf(start, (character) -> isOfWord(character) || "+/=".indexOf(character) >= 0
				|| (!plain && (character == '_' || character == '-')));
		return (end - start >= MIN_ENCODED_LENGTH && 3 * changes(start, end) >= end - start) ? end : start;
	}

	private int endOf(int start, CharPredicate part) {
		int end = start;
		while (end < this.id.length() && part.test(this.id.charAt(end))) {
			end++;
		}
		return end;
	}

	/**
	 * Random text changes between upper case, lower case and digits far more often than
	 * words such as {@code confirmBan} or {@code row3column5}.
	 */
	private boolean isRandom(int start, int end, int minLength) {
		return end - start >= minLength && 5 * changes(start, end) >= 2 * (end - start);
	}

	private int changes(int start, int end) {
		int changes = 0;
		for (int i = start + 1; i < end; i++) {
			char current = this.id.charAt(i);
			char previous = this.id.charAt(i - 1);
			boolean comparable = isOfWord(current) && isOfWord(previous);
			changes += (comparable && kindOf(current) != kindOf(previous)) ? 1 : 0;
		}
		return changes;
	}

	private boolean hasDigit(int start, int end) {
		return this.id.chars()
			.skip(start)
			.limit(end - start)
			.anyMatch((current) -> VariableText.isDigit((char) current));
	}

	private static int kindOf(char character) {
		if (VariableText.isDigit(character)) {
			return 0;
		}
		return Character.isUpperCase(character) ? 1 : 2;
	}

	private static boolean isOfWord(char character) {
		return Character.isLetterOrDigit(character);
	}

	private static boolean isJoining(char character) {
		return character == '_' || character == '-' || character == '.';
	}

	/**
	 * Predicate for characters.
	 */
	@FunctionalInterface
	private interface CharPredicate {

		boolean test(char character);

	}

}
