package io.github.tuxsentry.scrub;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link TextFilter}.
 */
class TextFilterTests {

	private final TextFilter filter = new TextFilter();

	@Test
	void findsNothingWithoutKeys() {
		assertThat(this.filter.mayBeIn("any text")).isFalse();
	}

	@Test
	void findsEachOfItsKeysAtEachPosition() {
		this.filter.add("qwertz-0815");
		this.filter.add("hunter2");
		this.filter.add("abc");
		for (int i = 0; i < 40; i++) {
			for (String key : new String[] { "qwertz-0815", "hunter2", "abc" }) {
				assertThat(this.filter.mayBeIn(".".repeat(i) + key)).isTrue();
				assertThat(this.filter.mayBeIn(".".repeat(i) + key + "....")).isTrue();
			}
		}
	}

	@Test
	void rulesOutTextsInWhichNoPartOfAKeyOccurs() {
		this.filter.add("hunter2");
		assertThat(this.filter.mayBeIn("")).isFalse();
		assertThat(this.filter.mayBeIn("hu")).isFalse();
		assertThat(this.filter.mayBeIn("an ordinary text")).isFalse();
	}

	@Test
	void cannotRuleOutAKeyThatIsTooShort() {
		this.filter.add("ab");
		assertThat(this.filter.mayBeIn("an ordinary text")).isTrue();
	}

	@Test
	void cannotRuleOutAKeyThatIsTooShortAmongOthers() {
		this.filter.add("");
		this.filter.add("hunter2");
		assertThat(this.filter.mayBeIn("an ordinary text")).isTrue();
	}

}
