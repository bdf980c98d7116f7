package io.github.tuxsentry.scrub;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link NamedSecret}.
 */
class NamedSecretTests {

	private static final String LABEL = "[password]";

	@ParameterizedTest
	@ValueSource(strings = { "abc123", "123456", "--a---", "qwertzui", "[abc12", "abc12]", "a b c d" })
	void isSearchedForIfItIsDistinctive(String value) {
		assertThat(NamedSecret.isDistinctive(value)).isTrue();
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "abc12", "qwertzu", "[abc123]", "------", "Undefined", "protected", "Password",
			"authorization" })
	void isNotSearchedForIfItIsShortOrCommon(String value) {
		assertThat(NamedSecret.isDistinctive(value)).isFalse();
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			abc123               | [password]
			abc123abc123         | [password][password]
			xabc123y             | x[password]y
			one abc123 two abc123 | one [password] two [password]
			abc12                | abc12
			bc123                | bc123
			""")
	void isReplacedWhereverItOccurs(String text, String hidden) {
		assertThat(secret("abc123").hideIn(text)).isEqualTo(hidden);
	}

	@Test
	void keepsATextInWhichItDoesNotOccur() {
		String text = "nothing of the kind";
		assertThat(secret("abc123").hideIn(text)).isSameAs(text);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			qwertzui             | [password]
			(qwertzui)           | ([password])
			xqwertzui            | xqwertzui
			qwertzuis            | qwertzuis
			qwertzui9            | qwertzui9
			xqwertzui qwertzui.  | xqwertzui [password].
			""")
	void isNotReplacedAsPartOfAnotherWord(String text, String hidden) {
		assertThat(secret("qwertzui").hideIn(text)).isEqualTo(hidden);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			123456               | [password]
			at 123456.           | at [password].
			1234567              | 1234567
			0123456              | 0123456
			0123456 and 123456   | 0123456 and [password]
			""")
	void isNotReplacedAsPartOfAnotherNumber(String text, String hidden) {
		assertThat(secret("123456").hideIn(text)).isEqualTo(hidden);
	}

	@ParameterizedTest
	@ValueSource(ints = { 63, 64, 65, 200 })
	void isReplacedAsAWholeHoweverLongItIs(int length) {
		String value = "a1".repeat(length).substring(0, length);
		assertThat(secret(value).hideIn("x " + value + " y")).isEqualTo("x [password] y");
		assertThat(secret(value).hideIn(value)).isEqualTo(LABEL);
	}

	@Test
	void isReplacedAlsoIfATextEndsWithinIt() {
		String value = "a1".repeat(50);
		assertThat(secret(value).hideIn("x " + value.substring(0, 80))).isEqualTo("x [password]");
		assertThat(secret(value).hideIn("x " + value.substring(0, 80) + " y")).isEqualTo("x [password] y");
		assertThat(secret(value).hideIn("x " + value.substring(0, 60))).endsWith("a1");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '^', textBlock = """
			abc123                | [password]
			abc123def-4           | [password]
			abc123def,x           | [password],x
			abc123def x           | [password] x
			{"a":"abc123def"}     | {"a":"[password]"}
			(abc123def)           | ([password])
			abc123def; abc123ghi; | [password]; [password];
			""")
	void isReplacedUpToItsEndIfOnlyItsStartIsKnown(String text, String hidden) {
		assertThat(new NamedSecret("abc123", LABEL, true).hideIn(text)).isEqualTo(hidden);
	}

	@Test
	void isReplacedUpToItsEndOnlyIfAllOfItsKnownStartIsThere() {
		String start = "a1".repeat(50);
		NamedSecret secret = new NamedSecret(start, LABEL, true);
		assertThat(secret.hideIn(start + "more x")).isEqualTo("[password] x");
		assertThat(secret.hideIn(start.substring(0, 80) + "-other")).isEqualTo("[password]-other");
	}

	@ParameterizedTest
	@CsvSource({ "hunter2-x, hunter2", "x-hunter2, hunter2", "ab-hunter-cd, hunter", "a-b-c-abcd, abcd",
			"abcd-efgh, abcd", "a-b-c-abc, ''", "hunter2, hunter2" })
	void isSearchedForInJsonByItsLongestPartWithoutEscapes(String value, String part) {
		assertThat(secret(value).part()).isEqualTo(part);
		assertThat(secret(value).mayBeIn("{\"a\": \"" + value + "\"}")).isTrue();
		assertThat(secret(value).mayBeIn("{}")).isEqualTo(part.isEmpty());
	}

	private static NamedSecret secret(String value) {
		return new NamedSecret(value, LABEL, false);
	}

}
