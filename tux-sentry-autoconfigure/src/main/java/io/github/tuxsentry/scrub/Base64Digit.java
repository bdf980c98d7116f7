package io.github.tuxsentry.scrub;

/**
 * Conversion of a base64 character to its six bits, for both base64 alphabets.
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
