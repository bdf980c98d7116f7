package io.github.tuxsentry.scrub;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link GeneratedValues}, after a name that does not denote a secret alone.
 */
class GeneratedValuesTests {

	private static final String NAME = "TOKEN_ACME=";

	/** Scrubber that does not remember the texts of other tests. */
	private final Scrubber scrubber = Scrubber.builder().build();

	@ParameterizedTest
	@ValueSource(strings = { "a1b2c3d4", "abc1def2", "abcd1efgh2", "a1z2A3Z4", "a1-b2-c3", "a1_b2_c3",
			"abcdefgh1abcdefgh1ab", "aBcDeFgHiJkL", "aBaBaaBBaaBB", "ab.x7Kq2mPz9d4",
			"a1b2c3d4e5f6a1b2c3d4e5f6a1b2c3d4e5f6a1b2c3d4e5f6a1b2c3d4e5f6a1b2c3d4" })
	void alternateOftenBetweenUpperCaseAndLowerCaseAndDigits(String value) {
		assertThat(this.scrubber.scrub(NAME + value)).isEqualTo(NAME + "[token]");
	}

	@ParameterizedTest
	@ValueSource(strings = { "a1b2c3d", "abc1defg", "abcd1efghij2", "abcdefgh1abcdefgh1a", "aBcDeFgH", "aBcDeFgHiJk",
			"aBaaBBaaBBaa", "aaaa-1111", "ab,x7Kq2mPz9d4", "ab;x7Kq2mPz9d4", "ab x7Kq2mPz9d4", "\"ab\"x7Kq2mPz9d4",
			"abcdefghijklmnopqrstuvwxyzabcdefghijklmnopqrstuvwxyzabcdefghijklmnop1" })
	void areNotThoseThatAreShortOrAlternateRarely(String value) {
		assertThat(this.scrubber.scrub(NAME + value)).isEqualTo(NAME + value);
	}

}
