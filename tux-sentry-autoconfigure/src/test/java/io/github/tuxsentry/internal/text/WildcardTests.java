package io.github.tuxsentry.internal.text;

import java.time.Duration;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

/**
 * Tests for {@link Wildcard}.
 */
class WildcardTests {

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
			db.query      | db.query               | true
			db.query      | DB.Query               | true
			db.query      | db.query.select        | false
			db.query      | a db.query             | false
			db.*          | db.query               | true
			db.*          | db.                    | true
			db.*          | db                     | false
			*.query       | db.query               | true
			*.query       | db.query.select        | false
			*rate limit*  | Rate limited           | true
			*rate limit*  | hit the RATE LIMIT     | true
			*rate limit*  | rate-limit             | false
			a*b*c         | abc                    | true
			a*b*c         | axxbyyc                | true
			a*b*c         | acb                    | false
			a*b*b         | ab                     | false
			a*b*b         | abb                    | true
			a*b*c*d       | aXbXcXd                | true
			a*b*c*d       | aXcXbXd                | false
			*aa*a*        | aa                     | false
			*aa*a*        | aaa                    | true
			*ab*ab*       | xxab                   | false
			a*a           | a                      | false
			a*a           | aa                     | true
			*             | anything               | true
			*             | ""                     | true
			*a*           | ""                     | false
			ban.user      | banXuser               | false
			GET /{id}     | get /{id}              | true
			""")
	void standsForTheWholeOfATextInAnyCase(String pattern, String text, boolean expected) {
		assertThat(Wildcard.of(pattern).matches(text)).isEqualTo(expected);
	}

	@Test
	void doesNotStandForNoText() {
		assertThat(Wildcard.of("*").matches(null)).isFalse();
	}

	@ParameterizedTest
	@ValueSource(strings = { "", " ", "a**b", "**", " a", "a ", "a\nb", "a\u0000" })
	void mayNotBeMalformed(String pattern) {
		assertThatIllegalArgumentException().isThrownBy(() -> Wildcard.of(pattern)).withMessage(Wildcard.ALLOWED);
	}

	@Test
	void mayNotBeLongerThanTwoHundredCharacters() {
		assertThat(Wildcard.of("a".repeat(200)).matches("a".repeat(200))).isTrue();
		assertThatIllegalArgumentException().isThrownBy(() -> Wildcard.of("a".repeat(201)));
	}

	@Test
	void looksAtTheBeginningOfALongTextOnly() {
		Wildcard wildcard = Wildcard.of("*needle*");
		assertThat(wildcard.matches(" ".repeat(8000) + "needle")).isTrue();
		assertThat(wildcard.matches(" ".repeat(8192) + "needle")).isFalse();
	}

	@Test
	void comesToAnEndForTextThatMakesOthersBacktrack() {
		Wildcard wildcard = Wildcard.of("a*".repeat(99) + "b");
		assertTimeoutPreemptively(Duration.ofMinutes(1),
				() -> assertThat(wildcard.matches("a".repeat(10_000_000))).isFalse());
	}

	@Test
	void isEqualToOneOfTheSamePattern() {
		assertThat(Wildcard.of("a*")).isEqualTo(Wildcard.of("a*"))
			.hasSameHashCodeAs(Wildcard.of("a*"))
			.hasToString("a*")
			.isNotEqualTo(Wildcard.of("b*"));
	}

}
