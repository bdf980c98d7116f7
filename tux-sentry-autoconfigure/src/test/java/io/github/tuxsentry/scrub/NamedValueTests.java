package io.github.tuxsentry.scrub;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link NamedValue}: values and source code after the name of a secret.
 */
class NamedValueTests {

	/** Scrubber that does not remember the texts of other tests. */
	private final Scrubber scrubber = Scrubber.builder().build();

	@ParameterizedTest
	@ValueSource(strings = { "\"my token=\" + token", "\"my token=\", token", "\"my token=\");", "\"my token=\")",
			"\"my token=\"; x", "\"my token=\".format(x)", "\"my token=\" : x", "\"my token=\"}",
			"\"session=\"+x7Kq2mPz9d4", "x = ok ? \"token: ab12\" : y", "x = ok ? 'token=ab12' : y" })
	void partsOfALiteralAreNoValue(String text) {
		assertKept(text);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '^', textBlock = """
			password=" ab12"       | password="[password]"
			my token=" ab12cd"     | my token="[token]"
			my token="+ab12cd"     | my token="[token]"
			my token=",ab12cd"     | my token="[token]"
			my token="?ab12cd"     | my token="[token]"
			my token=".-ab12cd"    | my token="[token]"
			password="xy"          | password="[password]"
			""")
	void punctuationAtTheStartIsPartOfAQuotedValue(String text, String scrubbed) {
		assertScrubbed(text, scrubbed);
	}

	@ParameterizedTest
	@ValueSource(strings = { "token=,x", "token=;x", "token=)x", "<td>Password:</td>", "<td>password=</td>",
			"password=\"x\"", "password=\"\\n\"", "token = \"token\"", "password: \"password\"" })
	void emptyValueOrSingleCharacterOrNameIsKept(String text) {
		assertKept(text);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '^', textBlock = """
			if (password=="a1")          | if (password=="[password]")
			if token == "a1"             | if token == "a1"
			if token == "x7Kq2mPz9d4"    | if token == "[token]"
			session=x7Kq2mPz9d4          | session=[session id]
			session=x7Kq2mPz9d4(1)       | session=x7Kq2mPz9d4(1)
			session=x7Kq2mPz9d4[0]       | session=x7Kq2mPz9d4[0]
			token = !valid1              | token = !valid1
			token=!ab12cd                | token=[token]
			password = !ab12cd           | password = [password]
			<Foo token={token}>          | <Foo token={token}>
			<Foo token={ab12}>           | <Foo token=[token]>
			let token: number = 42       | let token: number = 42
			Bot::password=ab12           | Bot::password=ab12
			""")
	void valueIsToldFromSourceCode(String text, String scrubbed) {
		assertScrubbed(text, scrubbed);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '^',
			textBlock = """
					tokens = [ "x7Kq2mPz9d4" ]            | tokens = [token]
					tokens = [ x7Kq2mPz9d4 ]              | tokens = [token]
					tokens = [ "one", "two" ]             | tokens = [ "one", "two" ]
					tokens = [x for x in y]               | tokens = [x for x in y]
					"token": { "value": "ab12" }          | "token": [token]
					"token": { "type": "string" }         | "token": { "type": "string" }
					"token": { "$ref": "#/x" }            | "token": { "$ref": "#/x" }
					Authorization: [Bot ab12]             | Authorization: [authorization]
					Authorization: [Bearer <token>]       | Authorization: [Bearer <token>]
					Authorization: [one, two]             | Authorization: [one, two]
					{ "shards": 4, "name": "a bot whose name is rather long", "status": "online", "tokens": [ "ab12" ] } | { "shards": 4, "name": "a bot whose name is rather long", "status": "online", "tokens": [token] }
					""")
	void listOrMapIsReplacedIfItContainsSecrets(String text, String scrubbed) {
		assertScrubbed(text, scrubbed);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '^', textBlock = """
			token : x7Kq2mPz9d4 x              | token : [token] x
			token : ab12¶x                     | token : [token]¶x
			token : ab12 x                     | token : ab12 x
			token : abcd¶x                     | token : abcd¶x
			user token : ab12¶x                | user token : ab12¶x
			'token' : ab12 x                   | 'token' : [token] x
			for (String token : tokens)        | for (String token : tokens)
			""")
	void valueAfterABlankAndAColonIsGeneratedOrTheLastOfItsLine(String text, String scrubbed) {
		assertScrubbed(text.replace('¶', '\n'), scrubbed.replace('¶', '\n'));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '^', textBlock = """
			token: hunter two                    | token: hunter two
			token: "hunter two"                  | token: "hunter two"
			password: "hunter two"               | password: "[password]"
			token= some words                    | token= some words
			token = some words                   | token = [token] words
			Passphrase: correct horse battery    | Passphrase: [passphrase]
			mnemonic: correct horse              | mnemonic: [passphrase]
			""")
	void sentenceIsAValueOnlyOfAPasswordOrPassphrase(String text, String scrubbed) {
		assertScrubbed(text, scrubbed);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '^', textBlock = """
			sessionId=1234567                | sessionId=1234567
			sessionId=12345678               | sessionId=[session id]
			SECRET_KEY = 0x0000000004        | SECRET_KEY = 0x0000000004
			SECRET_KEY = 0x00000000004       | SECRET_KEY = [key]
			http://h/p?code=8c7d6e5f4a3b2c1  | http://h/p?code=8c7d6e5f4a3b2c1
			http://h/p?code=8c7d6e5f4a3b2c1d | http://h/p?code=[key]
			""")
	void shortNumberOrCodeIsKept(String text, String scrubbed) {
		assertScrubbed(text, scrubbed);
	}

	private void assertKept(String text) {
		assertThat(this.scrubber.scrub(text)).isSameAs(text);
	}

	private void assertScrubbed(String text, String scrubbed) {
		assertThat(this.scrubber.scrub(text)).isEqualTo(scrubbed);
		assertThat(this.scrubber.scrub(scrubbed)).isEqualTo(scrubbed);
	}

}
