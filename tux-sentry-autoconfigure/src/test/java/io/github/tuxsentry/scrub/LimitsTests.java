package io.github.tuxsentry.scrub;

import java.util.function.IntFunction;
import java.util.stream.Stream;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Lengths and distances up to which a secret is found. They bound the time of a scan.
 */
class LimitsTests {

	/** Scrubber that does not remember the texts of other tests. */
	private final Scrubber scrubber = Scrubber.builder().build();

	static Stream<Limit> limits() {
		return Stream.of(new Limit("blanks before a separator", 32, (n) -> "token" + " ".repeat(n) + "=ab12"),
				new Limit("equal signs", 3, (n) -> "token" + "=".repeat(n) + "ab12"),
				new Limit("distance of a value to its name", 148,
						(n) -> "name=password " + "x".repeat(n) + " value=ab12"),
				new Limit("blanks after the word of a name", 16,
						(n) -> "name" + " ".repeat(n) + "=password value=ab12"),
				new Limit("blanks before a name", 16, (n) -> "name=" + " ".repeat(n) + "password value=ab12"),
				new Limit("length of a value before its name", 127,
						(n) -> "value=\"" + "x".repeat(n) + "\" name=password"),
				new Limit("blanks between a value and its name", 16,
						(n) -> "value=ab12" + " ".repeat(n) + "name=password"),
				new Limit("length of a name that is a value", 56,
						(n) -> "name=" + "x".repeat(n) + "password value=ab12"));
	}

	@ParameterizedTest
	@MethodSource("limits")
	void secretIsReplacedUpToALimit(Limit limit) {
		String last = limit.text().apply(limit.maximum());
		String next = limit.text().apply(limit.maximum() + 1);
		assertThat(this.scrubber.scrub(last)).isNotEqualTo(last);
		assertThat(this.scrubber.scrub(next)).isEqualTo(next);
	}

	/**
	 * Limit of a detector.
	 *
	 * @param name what is limited
	 * @param maximum the largest number for which the secret is found
	 * @param text the text for a number
	 */
	record Limit(String name, int maximum, IntFunction<String> text) {

		@Override
		public String toString() {
			return this.name;
		}

	}

}
