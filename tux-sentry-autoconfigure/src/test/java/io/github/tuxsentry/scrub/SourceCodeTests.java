package io.github.tuxsentry.scrub;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link SourceCode}.
 */
class SourceCodeTests {

	/** Scrubber that does not remember the texts of other tests. */
	private final Scrubber scrubber = Scrubber.builder().build();

	@ParameterizedTest
	@ValueSource(strings = { "token = $this->token", "token = request.getToken()", "token=request.getToken()",
			"token=getToken()", "token=getToken(\"a\")", "token=a.ab12(x)", "token = ab12(x)", "token = Foo::bar",
			"token = args[0]", "token = args?.x", "token = args ? a : b", "token = bot.config.token", "token=bot.token",
			"token = myToken", "token=config.accessToken", "token = a._b", "token = a..b", "token: a.b:",
			"token: a.b[0]", "token: a.b?" })
	void variablesAndMembersAndCallsAreKept(String text) {
		assertKept(text);
		assertKept("the status is online, and many are listening to a song: " + text);
	}

	@ParameterizedTest
	@ValueSource(strings = { "tokens: List<String>", "token: List<String>", "token = vec<u8>", "token = foo<bar",
			"token = foo + bar", "token = foo || bar", "token = foo == bar", "token = foo += bar", "token = foo - bar",
			"token = abc;", "token = ab1;", "token = abcd;", "token = foo_bar;", "token = foo.bar;", "token={token}",
			"token={token!}", "token={token()}", "token={this.token}", "token={accessToken}" })
	void typesAndOperandsAndStatementsAreKept(String text) {
		assertKept(text);
	}

	@ParameterizedTest
	@ValueSource(strings = { "botToken = token", "botToken=botToken", "bot_token=token", "token=token" })
	void namesThatAreRepeatedAreKept(String text) {
		assertKept(text);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '^', textBlock = """
			token=$this->token         | token=[token]
			token = $->ab12            | token = [token]
			token=ab12(x)              | token=[token])
			token=Foo::bar             | token=[token]
			token = ::ab12             | token = [token]
			token=bot.ab12             | token=[token]
			token = bot.ab12           | token = [token]
			token=myToken              | token=[token]
			token = myToken1           | token = [token]
			token=config.accessToken2  | token=[token]
			token = Foo.               | token = [token]
			token = .foo               | token = [token]
			token = a.b!               | token = [token]
			token: a.b1                | token: [token]
			token = a1b2;              | token = [token];
			token = aBcDeFgHiJkL;      | token = [token];
			token=abcd;                | token=[token];
			token = foo -bar           | token = [token] -bar
			token = foo . bar          | token = [token] . bar
			token= foo + bar           | token= [token] + bar
			token={ab12}               | token=[token]
			token={my.ab12}            | token=[token]
			bottoken=token             | bottoken=[token]
			botToken=mybotToken        | botToken=[token]
			token=oken                 | token=[token]
			token=boken                | token=[token]
			""")
	void valuesAreReplaced(String text, String scrubbed) {
		assertThat(this.scrubber.scrub(text)).isEqualTo(scrubbed);
		assertThat(this.scrubber.scrub(scrubbed)).isEqualTo(scrubbed);
	}

	private void assertKept(String text) {
		assertThat(this.scrubber.scrub(text)).isSameAs(text);
	}

}
