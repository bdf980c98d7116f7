package io.github.tuxsentry.internal.text;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class TruncationTests {

	@Test
	void aTextThatFitsStaysTheSameObject() {
		String text = "abc".repeat(4);
		assertThat(Truncation.at(text, 12)).isSameAs(text);
	}

	@Test
	void aLongTextEndsWithTheMarkAndIsAsLongAsAllowed() {
		assertThat(Truncation.at("x".repeat(100), 20)).isEqualTo("x".repeat(13) + "… [cut]");
	}

	@Test
	void aCutDoesNotSplitACharacter() {
		assertThat(Truncation.at("😀".repeat(100), 20)).isEqualTo("😀".repeat(6) + "… [cut]");
		assertThat(Truncation.at("x".repeat(12) + "😀" + "x".repeat(100), 20)).isEqualTo("x".repeat(12) + "… [cut]");
	}

	@Test
	void aLengthWithoutRoomForTheMarkIsKept() {
		assertThat(Truncation.at("abcdefghij", 3)).isEqualTo("abc");
		assertThat(Truncation.at("abcdefghij", 0)).isEmpty();
		assertThat(Truncation.at("abcdefghij", 7)).isEqualTo("abcdefg");
	}

	@Test
	void aTextThatIsNotScrubbedYetIsCutBetweenWords() {
		assertThat(Truncation.atWord("one two three", 13)).isEqualTo("one two three");
		assertThat(Truncation.atWord("one two three four", 17)).isEqualTo("one two … [cut]");
		assertThat(Truncation.atWord("{\"a\":\"bcdefghijklmn\"}", 17)).isEqualTo("{\"a\":\"… [cut]");
		assertThat(Truncation.atWord("/v1?a=1&b=23456789", 17)).isEqualTo("/v1?a=1&… [cut]");
		assertThat(Truncation.atWord("x".repeat(100), 20)).isEqualTo(Truncation.MARK);
		assertThat(Truncation.atWord("one two", 3)).isEqualTo(Truncation.MARK);
	}

}
