package io.github.tuxsentry.scrub;

/**
 * The six bits for which a character of base64 stands, in either of its alphabets.
 */
final class Base64Digit {

	private Base64Digit() {
	}

	static int valueOf(char character) {
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
