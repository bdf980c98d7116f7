package io.github.tuxsentry.scrub;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Values that do not look generated, in YAML and as arguments of setters.
 */
class WrittenValuesTests {

	/** Scrubber that does not remember the texts of other tests. */
	private final Scrubber scrubber = Scrubber.builder().build();

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '^', textBlock = """
			password: 'it''s Zq8kW2pLx9'               | password: '[password]'
			password: 'it''s', user: 'bob'             | password: '[password]', user: 'bob'
			where password = 'it''s Zq8' and x = 'y'   | where password = '[password]' and x = 'y'
			password='''Zq8kW2pLx9'''                  | password='''[password]'''
			password: 'Zq8kW2pLx9'', x                 | password: '[password]'', x
			password: &anchor Zq8kW2pLx9               | password: &anchor [password]
			password: &anchor 'correct horse'          | password: &anchor '[password]'
			  token: &a correcthorse                   | token: &a [token]
			tokens[0]: correcthorse                    | tokens[0]: [token]
			api.secrets[12]: correcthorse              | api.secrets[12]: [secret]
			config.setPassword("correcthorse");        | config.setPassword("[password]");
			config.setApiKey('correct-horse');         | config.setApiKey('[api key]');
			setProperty("db.password", "correcthorse") | setProperty("db.password", "[password]")
			setProperty("db.password","correct!horse") | setProperty("db.password","[password]")
			""")
	void areReplaced(String text, String scrubbed) {
		assertThat(this.scrubber.scrub(text)).isEqualTo(scrubbed);
		assertThat(this.scrubber.scrub(scrubbed)).isEqualTo(scrubbed);
	}

	@ParameterizedTest
	@ValueSource(strings = { "set password (\"old\")", "getPassword()", "getPassword(\"old\")",
			"setPassword(\"password\")", "setPassword(\"\")", "setPassword(\"old\")", "setPassword(\"a b c d\")",
			"setPassword(\"${db.password}\")", "setPassword(\"correct\" + horse)", "setPassword(\"missing\")",
			"setPasswordEncoder(\"bcrypt\")", "resetPassword(\"correcthorse\")", "setCookie(\"theme\")",
			"setAuthorization(\"basic\")", "setProperty(\"db.password\", password)",
			"setProperty(\"db.password\", \"old\")", "setProperty(\"user\", \"correcthorse\")", "tokens[0] = next",
			"tokens[0]: 12", "tokens[0]: none", "tokens: correcthorse", "max tokens: many", "password=&user=bob",
			"token: &mut Token,", "token: &dyn Token", "token: &str", "the token: &a bcdef", "token: &a",
			"token: &a b, c" })
	void areKeptIfTheyAreCode(String text) {
		assertThat(this.scrubber.scrub(text)).isSameAs(text);
	}

}
