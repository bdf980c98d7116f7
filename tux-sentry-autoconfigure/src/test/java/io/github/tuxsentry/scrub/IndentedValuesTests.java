package io.github.tuxsentry.scrub;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link IndentedValues}.
 */
class IndentedValuesTests {

	/** Scrubber that does not remember the texts of other tests. */
	private final Scrubber scrubber = Scrubber.builder().build();

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '^', textBlock = """
			password:¶  ab12                                   | password:¶  [password]
			password:←¶  ab12←¶user: bob                       | password:←¶  [password]←¶user: bob
			- token:¶    ab12¶  user: bob                      | - token:¶    [token]¶  user: bob
			password: >+¶  ab12¶user: bob                      | password: >+¶  [password]¶user: bob
			password: >2¶  ab12¶user: bob                      | password: >2¶  [password]¶user: bob
			password: >¶  correct horse¶  battery¶user: bob    | password: >¶  [password]¶user: bob
			password: >¶  ab12¶¶¶  cd34¶user: bob              | password: >¶  [password]¶user: bob
			password: >←¶  ab12←¶  cd34←¶user: bob             | password: >←¶  [password]←¶user: bob
			tokens:¶  - "ab 12"¶  - "cd 34"¶user: bob          | tokens:¶  - [token]¶user: bob
			tokens:¶  - ab12←¶  - cd34←¶user: bob              | tokens:¶  - [token]←¶user: bob
			tokens:¶  - ab12                                   | tokens:¶  - [token]
			""")
	void valuesAreOnTheLinesThatAreIndentedByMoreThanTheName(String text, String scrubbed) {
		assertScrubbed(text, scrubbed);
	}

	@ParameterizedTest
	@ValueSource(strings = { "password:\nab12\nuser: bob", "  password:\n  ab12\n", "  password:\n ab12\n",
			"password:\n  user: bob", "password:\n  user:\n", "token:\n  getToken()\n", "token:\n  bar.\n",
			"token:\n  bar,\n", "token:\n  bar{\n", "token:\n  bar]\n", "token:\n  ab12 cd\n",
			"password:\n  missing\nuser: bob", "password:\n  #x1\nuser: bob", "x -token:\n    ab12\nuser: bob" })
	void otherLinesAreNoValue(String text) {
		assertThat(this.scrubber.scrub(text)).isSameAs(text);
	}

	@ParameterizedTest
	@ValueSource(strings = { "tokens:\n  - name: a\n    x: 1\n", "tokens:\n  - name:\n      x: 1\n",
			"tokens:\n  - first item\n  - second item\n", "tokens:\n  - #ab12\n" })
	void elementsOfAListThatAreMapsOrSentencesAreNoValues(String text) {
		assertThat(this.scrubber.scrub(text)).isSameAs(text);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '^',
			textBlock = """
					api:¶  Key: ab12¶                               | api:¶  Key: [api key]¶
					api:¶  keys:¶    - ab12¶user: bob               | api:¶  keys:¶    - [api key]¶user: bob
					seed:¶  phrase: one two three¶user: bob         | seed:¶  phrase: [passphrase]¶user: bob
					api:¶  - key: ab12¶user: bob                    | api:¶  - key: [api key]¶user: bob
					api:¶- key: ab12¶user: bob                      | api:¶- key: [api key]¶user: bob
					api:¶¶  key: ab12¶user: bob                     | api:¶¶  key: [api key]¶user: bob
					api:←¶  url: x←¶  key: ab12←¶user: bob          | api:←¶  url: x←¶  key: [api key]←¶user: bob
					[api]←¶url = x←¶←¶key = ab12←¶user: bob         | [api]←¶url = x←¶←¶key = [api key]←¶user: bob
					shards: 4¶status: online, and ready¶activity: listening to the song¶api:¶  key: ab12 | shards: 4¶status: online, and ready¶activity: listening to the song¶api:¶  key: [api key]
					""")
	void nameIsCompletedByThatOfALineBefore(String text, String scrubbed) {
		assertScrubbed(text, scrubbed);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '^', textBlock = """
			{"api": {"x": {"y": {"z": 1}}, "key": "ab12"}}  | {"api": {"x": {"y": {"z": 1}}, "key": "[api key]"}}
			api={url=x, key=ab12}                           | api={url=x, key=[api key]}
			{api: {key: ab12}}                              | {api: {key: [api key]}}
			api = {¶  key: "ab12"¶}                         | api = {¶  key: "[api key]"¶}
			api = {¶key: ab12¶}                             | api = {¶key: [api key]¶}
			""")
	void nameIsCompletedByThatOfTheBracesAroundIt(String text, String scrubbed) {
		assertScrubbed(text, scrubbed);
	}

	@ParameterizedTest
	@ValueSource(strings = { "foo:\n  key: ab12\n", "api\n  key: ab12\n", "api:\nfoo:\n  key: ab12\n",
			"{\"api\": {\"x\": 1}, \"key\": \"ab12\"}", "{\"api\": {\"x\": 1}, \"b\": {\"key\": \"ab12\"}}" })
	void nameIsNotCompletedByThatOfAnotherMap(String text) {
		assertThat(this.scrubber.scrub(text)).isSameAs(text);
	}

	private void assertScrubbed(String text, String scrubbed) {
		String expected = lines(scrubbed);
		assertThat(this.scrubber.scrub(lines(text))).isEqualTo(expected);
		assertThat(this.scrubber.scrub(expected)).isEqualTo(expected);
	}

	private static String lines(String text) {
		return text.replace('←', '\r').replace('¶', '\n');
	}

}
