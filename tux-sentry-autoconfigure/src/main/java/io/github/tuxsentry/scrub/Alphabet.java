package io.github.tuxsentry.scrub;

import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Sets of characters that occur in and around secrets and their names.
 */
enum Alphabet {

	BLANKS(" \t"),

	/** Blanks, ends of lines and other control characters. */
	WHITESPACE(between('\1', ' ')),

	DIGITS("0123456789"),

	HEX("0123456789abcdefABCDEF"),

	LOWER("0123456789abcdefghijklmnopqrstuvwxyz"),

	UPPER("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"),

	ALPHANUMERIC("0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"),

	WORD(ALPHANUMERIC.characters + "_-"),

	DOTTED(WORD.characters + "."),

	BASE64(WORD.characters + "+/="),

	CRYPT(ALPHANUMERIC.characters + "./"),

	TOKEN(BASE64.characters + ".~%"),

	IDENTIFIER(ALPHANUMERIC.characters + "_$"),

	PATH(IDENTIFIER.characters + ".-"),

	NAME(PATH.characters, true),

	ROUTE(DOTTED.characters + "/"),

	MAILBOX(DOTTED.characters + "+'%"),

	PRINTABLE(BASE64.characters + "!\"#$%&'()*,.:;<>?@[\\]^`{}~");

	private final String characters;

	private final boolean[] members = new boolean[128];

	/** Whether letters and invisible characters beyond ASCII are members as well. */
	private final boolean beyondAscii;

	Alphabet(String characters) {
		this(characters, false);
	}

	Alphabet(String characters, boolean beyondAscii) {
		this.characters = characters;
		this.beyondAscii = beyondAscii;
		characters.chars().forEach((character) -> this.members[character] = true);
	}

	private static String between(char first, char last) {
		return IntStream.rangeClosed(first, last).mapToObj(Character::toString).collect(Collectors.joining());
	}

	boolean contains(char character) {
		return (character < 128) ? this.members[character]
				: this.beyondAscii && (Character.isLetterOrDigit(character) || isInvisible(character));
	}

	/**
	 * Return whether a character does not show, such as a zero-width space, a soft hyphen
	 * or a mark of the writing direction.
	 */
	static boolean isInvisible(char character) {
		return Character.getType(character) == Character.FORMAT;
	}

	/**
	 * Return the six bits of a base64 character, in either base64 alphabet.
	 */
	static int base64DigitOf(char character) {
		if (character >= 'A' && character <= 'Z') {
			return character - 'A';
		}
		if (character >= 'a' && character <= 'z') {
			return character - 'a' + 26;
		}
		if (character >= '0' && character <= '9') {
			return character - '0' + 52;
		}
		return (character == '+' || character == '-') ? 62 : 63;
	}

}
