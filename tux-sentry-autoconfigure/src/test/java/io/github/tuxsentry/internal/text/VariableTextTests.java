package io.github.tuxsentry.internal.text;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link VariableText}.
 */
class VariableTextTests {

	@ParameterizedTest
	@ValueSource(strings = { "1", "123456789012345678", "a12", "aAfF-090", "550e8400-e29b-41d4", "ABCDEF12",
			"ghijklmnopqrstu1" })
	void isAValueIfMostlyDigitsOrAToken(String text) {
		assertThat(VariableText.isValue(text, 0, text.length())).isTrue();
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "ban", "v1", "page12", "abcdef1", "abcdefg1", "ABCDEFG1", "ghijklmnopqrst1",
			"deadbeef-cafe", "moderation-actions-list" })
	void isANameIfItHasFewDigitsOrNone(String text) {
		assertThat(VariableText.isValue(text, 0, text.length())).isFalse();
	}

	@Test
	void isAValueIfItIsTooLongForAName() {
		assertThat(VariableText.isValue("x".repeat(40), 0, 40)).isFalse();
		assertThat(VariableText.isValue("x".repeat(41), 0, 41)).isTrue();
	}

	@Test
	void looksAtAPartOfTheTextOnly() {
		assertThat(VariableText.isValue("ban:42:ok", 4, 6)).isTrue();
		assertThat(VariableText.isValue("ban:42:ok", 0, 3)).isFalse();
		assertThat(VariableText.isValue("ban:42:ok", 7, 9)).isFalse();
	}

	@ParameterizedTest
	@ValueSource(chars = { '0', '1', '9' })
	void knowsDigitsOfAscii(char digit) {
		assertThat(VariableText.isDigit(digit)).isTrue();
	}

	@ParameterizedTest
	@ValueSource(chars = { '/', ':', 'a', '٣' })
	void knowsNoOtherDigits(char other) {
		assertThat(VariableText.isDigit(other)).isFalse();
	}

}
