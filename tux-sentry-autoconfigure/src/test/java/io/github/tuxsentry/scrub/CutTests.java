package io.github.tuxsentry.scrub;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class CutTests {

	@Test
	void aTextThatFitsStaysTheSameObject() {
		String text = "abc".repeat(4);
		assertThat(Cut.at(text, 12)).isSameAs(text);
	}

	@Test
	void aLongTextEndsWithTheMarkAndIsAsLongAsAllowed() {
		assertThat(Cut.at("x".repeat(100), 20)).isEqualTo("x".repeat(13) + "… [cut]");
	}

	@Test
	void aCutDoesNotSplitACharacter() {
		assertThat(Cut.at("😀".repeat(100), 20)).isEqualTo("😀".repeat(6) + "… [cut]");
	}

	@Test
	void aLengthWithoutRoomForTheMarkIsKept() {
		assertThat(Cut.at("abcdefghij", 3)).isEqualTo("abc");
		assertThat(Cut.at("abcdefghij", 0)).isEmpty();
	}

}
