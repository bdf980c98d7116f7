package io.github.tuxsentry.scrub;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link Sentences}.
 */
class SentencesTests {

	/** Scrubber that does not remember the texts of other tests. */
	private final Scrubber scrubber = Scrubber.builder().build();

	@ParameterizedTest
	@ValueSource(strings = { "token: Hunter two", "token: lazy jazz", "password: lazy jazz",
			"password: correct ho battery staple", "tests pass: ab12/x", "token: refresh -v",
			"password: alpha bravo charlie delta echo foxtrot golf hotel india juliett kilo lima mike",
			"password: abc def.ghi", "password: abc def-ghi", "password: abc def_ghi",
			"password: correct horse battery", "password: correct horse battery, staple here",
			"password: correct horse battery with staple", "password: of horse battery staple",
			"user password: correct horse battery staple", "pass: ab12 x", "pass: ab12/x", "pass: ab12: x" })
	void areKept(String text) {
		assertThat(this.scrubber.scrub(text)).isSameAs(text);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '^', textBlock = """
			password: Hunter two                       | password: [password] two
			password: abc -v                           | password: [password] -v
			password: abc def1                         | password: [password] def1
			password: abc def=1                        | password: [password] def=1
			auth: x7Kq2mPz9d4 -v                       | auth: [authorization] -v
			token: aBcDeFgHiJkL here                   | token: [token] here
			password: correct horse battery staple     | password: [password]
			password: red horse battery staple         | password: [password]
			db_password: abc def                       | db_password: [password]
			pass: ab12                                 | pass: [password]
			pass: ab12  x                              | pass: [password]  x
			token: refresh - v                         | token: [token] - v
			pswd: ab12 x                               | pswd: [password] x
			""")
	void valuesAreReplaced(String text, String scrubbed) {
		assertThat(this.scrubber.scrub(text)).isEqualTo(scrubbed);
		assertThat(this.scrubber.scrub(scrubbed)).isEqualTo(scrubbed);
	}

}
