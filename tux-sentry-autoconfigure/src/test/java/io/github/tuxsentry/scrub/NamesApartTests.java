package io.github.tuxsentry.scrub;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link NamesApart}.
 */
class NamesApartTests {

	/** Scrubber that does not remember the texts of other tests. */
	private final Scrubber scrubber = Scrubber.builder().build();

	private final NamedSecrets secrets = new NamedSecrets();

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '^', textBlock = """
			on field 'token': | rejected value [ab12]; codes | rejected value [[token]]; codes
			on field 'token' | rejected value [ab12], x | rejected value [[token]], x
			Property: bot.token | Value: "ab12" | Value: "[token]"
			Property: bot.token | Value: "ab"12" x | Value: "[token]" x
			xproperty: bot.token | for value [ab12] | for value [[token]]
			under 'bot.token' to | For input string: "ab12" | For input string: "[token]"
			Bot["api"]->Api["token"]) | from String "ab12": not | from String "[token]": not
			chain: Bot["token"]) | from String "ab12"; not | from String "[token]"; not
			Property: bot.token | Invalid UUID string: ab12-cd34, x | Invalid UUID string: [token], x
			Property: bot.token | Invalid UUID string: ab12-cd34 | Invalid UUID string: [token]
			Property: bot.token | for value [a]12] | for value [[token]]
			Property: bot.token | for value "ab12\\" x | for value "[token]" x
			Property: bot.token | for value [ab12\\] x | for value [[token]] x
			argument 'token' | for value [ab12] | for value [[token]]
			variable 'token' | for value [ab12] | for value [[token]]
			key 'token' | for value [ab12] | for value [[token]]
			""")
	void valueInAnotherTextIsReplaced(String name, String value, String scrubbed) {
		assertThat(scrub(name)).isEqualTo(name);
		assertThat(scrub(value)).isEqualTo(scrubbed);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '^', textBlock = """
			on field 'token | rejected value [ab12]; codes
			property: bot.shards | Value: "ab12"
			Property:bot.token | Value: "ab12"
			chain: Bot["token"]->Api["id"]) | from String "ab12"; not
			Bot["token"]) | from String "ab12"; not
			chain: Bot["token"] | from String "ab12"; not
			Property: bot.token | Invalid UUID string:ab12-cd34
			Property: bot.token | Invalid UUID string: true
			Property: bot.token | for value [true]
			Property: bot.token | for value [${bot.token}]
			Property: bot.token | for value [[token]]
			Property: bot.token | for value []
			Property: bot.token | for value[ab12]
			Property: bot.token | any [ab12]
			key "token" | for value [ab12]
			""")
	void otherTextIsKept(String name, String value) {
		assertThat(scrub(name)).isEqualTo(name);
		assertThat(scrub(value)).isEqualTo(value);
	}

	@Test
	void nameAndValueMayBeInTheSameText() {
		assertThat(scrub("Property bot.token with value 'ab12' is invalid"))
			.isEqualTo("Property bot.token with value '[token]' is invalid");
	}

	@Test
	void nameThatIsNoSecretMayBeInTheSameText() {
		assertThat(scrub("Property bot.shards with value 'ab12' is invalid"))
			.isEqualTo("Property bot.shards with value 'ab12' is invalid");
	}

	@ParameterizedTest
	@ValueSource(ints = { 511, 512, 513, 2000 })
	void longValueIsReplacedUpToItsEnd(int length) {
		scrub("under 'bot.token'");
		assertThat(scrub("for value [" + "ab".repeat(length).substring(0, length) + "] x"))
			.isEqualTo("for value [[token]] x");
	}

	@Test
	void longValueWithoutAnEndIsReplaced() {
		scrub("under 'bot.token'");
		assertThat(scrub("for value [" + "ab".repeat(1000))).isEqualTo("for value [[token]");
	}

	private String scrub(String text) {
		return this.scrubber.scrub(text, Integer.MAX_VALUE, this.secrets);
	}

}
