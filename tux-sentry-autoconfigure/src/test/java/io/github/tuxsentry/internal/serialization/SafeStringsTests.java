package io.github.tuxsentry.internal.serialization;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link SafeStrings}.
 */
class SafeStringsTests {

	@Test
	void areTheTextsOfObjects() {
		assertThat(SafeStrings.of(42)).isEqualTo("42");
		assertThat(SafeStrings.of(null)).isEqualTo("null");
		String text = new String("text");
		assertThat(SafeStrings.of(text)).isSameAs(text);
	}

	@Test
	void describeWhyAnObjectHasNoText() {
		Object failing = new Object() {

			@Override
			public String toString() {
				throw new IllegalStateException("of the bot");
			}

		};
		assertThat(SafeStrings.of(failing))
			.isEqualTo("[" + failing.getClass().getName() + ", whose toString throws java.lang.IllegalStateException]");
		assertThat(SafeStrings.of(new Object() {

			@Override
			public String toString() {
				return null;
			}

		})).isEqualTo("null");
	}

	@ParameterizedTest
	@CsvSource({ "\uD83D, \uFFFD", "\uDE00, \uFFFD", "a\uD83D, a\uFFFD", "\uD83Da, \uFFFDa", "\uDE00a, \uFFFDa",
			"\uD83D\uD83D\uDE00, \uFFFD\uD83D\uDE00", "\uD83D\uDE00\uDE00, \uD83D\uDE00\uFFFD",
			"\uDE00\uD83D, \uFFFD\uFFFD", "a\uDE00\uD83Db, a\uFFFD\uFFFDb" })
	void haveAReplacementForEachHalfOfACharacter(String text, String repaired) {
		assertThat(SafeStrings.wellFormed(text)).isEqualTo(repaired);
	}

	@ParameterizedTest
	@CsvSource({ "''", "abc", "é猫", "\uD83D\uDE00", "a\uD83D\uDE00\uD83D\uDE00b" })
	void areKeptIfTheyAreWellFormed(String text) {
		assertThat(SafeStrings.wellFormed(text)).isSameAs(text);
	}

}
