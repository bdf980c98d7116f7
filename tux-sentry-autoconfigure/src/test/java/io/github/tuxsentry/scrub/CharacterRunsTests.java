package io.github.tuxsentry.scrub;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Tests for {@link CharacterRuns}.
 */
class CharacterRunsTests {

	private static final Detectors DETECTORS = new Detectors(new SecretNames(List.of(), List.of()), false, false);

	@ParameterizedTest
	@CsvSource({ "a8, abcd1234, 8", "a8, abcd123, -1", "a8, abcd12345, -1", "a8, abcd1234-, 8", "a8, abcd123-, -1",
			"a8+, abcd12345, 9", "t8+, abcd1234.-, 8", "t8+, abcd1234.-x, 11", "t8+, ........, 0",
			"a8..10, abcd123, -1", "a8..10, abcd1234, 8", "a8..10, abcd123456, 10", "a8..10, abcd1234567, -1",
			"h2-h2, ab-c0, 5", "h2-h2, ab.c0, -1", "h2-h2, ab-g0, -1", "A8, abcdefgh, -1", "A8, ABCDEFGH, -1",
			"A8, aaaaaaaZ, 8", "A8, ZZZZZZZa, 8", "A8, 9aaaaaaa, 8", "A8, aaaaaaa0, 8", "A8, abcdefgh., -1",
			"D8, abcdEFGH, -1", "D8, abcdEFG9, 8", "k_a2, k_x1, 4", "k_a2, x_x1, -1", "uuid, 0-0, -1",
			"uuid, 00112233-4455-6677-8899-aabbccddeeff, 36", "d2, 12, 2", "d2, 1a, -1", "l2, a1, 2", "l2, A1, -1",
			"u2, A1, 2", "u2, a1, -1", "w2, _-, 2", "b2, +/, 2", "b2, .., -1", "c2, ./, 2", "c2, _-, -1", "x2, ~%, 2" })
	void haveAnEnd(String notation, String text, int end) {
		assertThat(CharacterRuns.of(notation).end(scan(text), 0)).isEqualTo(end);
	}

	@Test
	void endAfterNothingIfThereAreNone() {
		CharacterRuns none = CharacterRuns.of("");
		assertThat(none.end(scan(".a"), 0)).isZero();
		assertThat(none.end(scan("a"), 0)).isEqualTo(-1);
		assertThat(none.mayStartWith('.')).isTrue();
		assertThat(none.minLength()).isZero();
	}

	@Test
	void variedCharactersAreAmongTheFirstSixtyFour() {
		CharacterRuns runs = CharacterRuns.of("A8+");
		assertThat(runs.end(scan("a".repeat(63) + "1"), 0)).isEqualTo(64);
		assertThat(runs.end(scan("a".repeat(64) + "1"), 0)).isEqualTo(-1);
	}

	@ParameterizedTest
	@CsvSource({ "a8, x, true", "a8, -, false", "k-a8, k, true", "k-a8, x, false", "d1, 9, true", "d1, a, false" })
	void mayStartWithTheFirstRun(String notation, char first, boolean expected) {
		assertThat(CharacterRuns.of(notation).mayStartWith(first)).isEqualTo(expected);
	}

	@ParameterizedTest
	@CsvSource({ "a8, 8", "a8+, 8", "a8..10, 8", "h2-h2, 5", "uuid, 36" })
	void haveAMinimumLength(String notation, int length) {
		assertThat(CharacterRuns.of(notation).minLength()).isEqualTo(length);
	}

	@ParameterizedTest
	@ValueSource(strings = { "z8", "a8y2" })
	void requireAKnownAlphabet(String notation) {
		assertThatIllegalArgumentException().isThrownBy(() -> CharacterRuns.of(notation))
			.withMessageStartingWith("Unknown alphabet");
	}

	private static Scan scan(String text) {
		return new Scan(text, DETECTORS, new NamedSecrets());
	}

}
