package io.github.tuxsentry.scrub;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link EscapeSequences}.
 */
class EscapeSequencesTests {

	private static final String TOKEN = "re_0aB1cD2e_F3gH4iJ5kL6mN7oP8qR9sT0u";

	/** Scrubber that does not remember the texts of other tests. */
	private final Scrubber scrubber = Scrubber.builder().build();

	@ParameterizedTest
	@ValueSource(strings = { "x\\n", "x\\r", "x\\t", "x\\b", "x\\e", "x\\f", "x\\v", "x\\u003d", "x\\x3d", "x\\033",
			"x\\0", "x%3d", "\u001b[m", "\u001b[0m", "\u001b[;1m", "\u001b[1;31m", "x[1111111111111111m" })
	void wordStartsAfterAnEscapeSequence(String before) {
		assertThat(this.scrubber.scrub(before + TOKEN)).startsWith(before + "[").doesNotContain(TOKEN);
	}

	@ParameterizedTest
	@ValueSource(strings = { "x", "x\\a", "x\\u03d", "x\\xd", "x%d", "x[11111111111111111m", "x[1x" })
	void wordContinuesAfterOtherCharacters(String before) {
		assertThat(this.scrubber.scrub(before + TOKEN)).isEqualTo(before + TOKEN);
	}

}
