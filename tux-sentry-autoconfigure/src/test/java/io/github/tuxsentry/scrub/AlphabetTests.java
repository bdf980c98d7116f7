package io.github.tuxsentry.scrub;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link Alphabet}.
 */
class AlphabetTests {

	private static final String BASE64 = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

	@Test
	void digitsOfBase64AreThoseOfBothAlphabets() {
		for (int i = 0; i < BASE64.length(); i++) {
			assertThat(Alphabet.base64DigitOf(BASE64.charAt(i))).isEqualTo(i);
		}
		assertThat(Alphabet.base64DigitOf('-')).isEqualTo(62);
		assertThat(Alphabet.base64DigitOf('_')).isEqualTo(63);
	}

	@ParameterizedTest
	@CsvSource({ "NAME, a, true", "NAME, \u00e4, true", "NAME, \u200b, true", "NAME, \u007f, false",
			"NAME, \u0080, false", "NAME, \u2192, false", "WORD, \u00e4, false", "WORD, \u200b, false", "WORD, _, true",
			"WORD, ., false" })
	void namesMayContainLettersBeyondAscii(String alphabet, char character, boolean expected) {
		assertThat(Alphabet.valueOf(alphabet).contains(character)).isEqualTo(expected);
	}

	@ParameterizedTest
	@CsvSource({ "token=\u0080ab12, token=[token]", "\u0080token=ab12, \u0080token=[token]", "x\u0080x, x\u0080x",
			"=\u0080, =\u0080" })
	void charactersAfterAsciiAreNotPartOfIt(String text, String scrubbed) {
		assertThat(Scrubber.builder().build().scrub(text)).isEqualTo(scrubbed);
	}

}
