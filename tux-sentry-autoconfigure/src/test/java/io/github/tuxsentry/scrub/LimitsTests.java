package io.github.tuxsentry.scrub;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.IntFunction;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Lengths and distances up to which a secret is found. They bound the time of a scan.
 */
class LimitsTests {

	private static final Map<String, Limit> LIMITS = new LinkedHashMap<>();

	static {
		limit("blanks before a separator", 32, (n) -> "token" + " ".repeat(n) + "=ab12");
		limit("equal signs", 3, (n) -> "token" + "=".repeat(n) + "ab12");
		limit("distance of a value to its name", 148, (n) -> "name=password " + "x".repeat(n) + " value=ab12");
		limit("blanks after the word of a name", 16, (n) -> "name" + " ".repeat(n) + "=password value=ab12");
		limit("blanks before a name", 16, (n) -> "name=" + " ".repeat(n) + "password value=ab12");
		limit("length of a value before its name", 127, (n) -> "value=\"" + "x".repeat(n) + "\" name=password");
		limit("blanks between a value and its name", 16, (n) -> "value=ab12" + " ".repeat(n) + "name=password");
		limit("length of a name that is a value", 56, (n) -> "name=" + "x".repeat(n) + "password value=ab12");
	}

	/** Scrubber that does not remember the texts of other tests. */
	private final Scrubber scrubber = Scrubber.builder().build();

	private static void limit(String name, int maximum, IntFunction<String> text) {
		LIMITS.put(name, new Limit(maximum, text));
	}

	static Set<String> limits() {
		return LIMITS.keySet();
	}

	@ParameterizedTest
	@MethodSource("limits")
	void secretIsReplacedUpToALimit(String name) {
		Limit limit = Objects.requireNonNull(LIMITS.get(name));
		String last = limit.text().apply(limit.maximum());
		String next = limit.text().apply(limit.maximum() + 1);
		assertThat(this.scrubber.scrub(last)).isNotEqualTo(last);
		assertThat(this.scrubber.scrub(next)).isEqualTo(next);
	}

	/**
	 * Limit of a detector.
	 *
	 * @param maximum the largest number for which the secret is found
	 * @param text the text for a number
	 */
	private record Limit(int maximum, IntFunction<String> text) {
	}

}
