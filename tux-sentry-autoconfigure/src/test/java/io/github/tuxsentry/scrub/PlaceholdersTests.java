package io.github.tuxsentry.scrub;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link Placeholders}.
 */
class PlaceholdersTests {

	/** Scrubber that does not remember the texts of other tests. */
	private final Scrubber scrubber = Scrubber.builder().build();

	@ParameterizedTest
	@ValueSource(strings = { "password=\"$TOKEN\"", "password=$DB_PASSWORD", "password=$AZ", "password=\"${TOKEN}\"",
			"password=${TOKEN:?missing}", "password=${token()}", "password=#{x}", "password=%s", "password={}",
			"password={0}", "password={12}", "password=?, x", "password=? x", "password=\"<your password>\"",
			"password=\"<your-password>\"", "password=****", "Authorization: Bearer %s" })
	void areKept(String text) {
		assertKept(text);
		assertKept("the status is online, and many are listening to a song, with " + text);
	}

	@ParameterizedTest
	@ValueSource(strings = { "token=\"#fff\"", "token=\"#a1b2c3\"", "token=\"#a1b2c3d4\"", "token: # from the vault",
			"token: // from the vault", "token: /* x */", "token: (optional)", "token: - x", "token=->getToken" })
	void colorsAndCommentsAndCodeAreKept(String text) {
		assertKept(text);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '^', textBlock = """
			token="#a1b2"                   | token="[token]"
			token=#a1b2c3                   | token=[token]
			token=# ab                      | token=[token] ab
			token=-ab12                     | token=[token]
			token=//ab12                    | token=[token]
			token=(ab12)                    | token=[token])
			token: /ab12                    | token: [token]
			token: (x7Kq2mPz9d4 x)          | token: [token] x)
			password=%da12                  | password=[password]
			password=$Ab12                  | password=[password]
			password=$ecret                 | password=[password]
			password=$DB_PASSWORD1          | password=[password]
			password=$                      | password=[password]
			password={0x}                   | password=[password]
			password="<ab!12>"              | password="[password]"
			password=*                      | password=[password]
			password=**ab                   | password=[password]
			Authorization: Bearer %41b12    | Authorization: [authorization]
			""")
	void valuesThatBeginAlikeAreReplaced(String text, String scrubbed) {
		assertThat(this.scrubber.scrub(text)).isEqualTo(scrubbed);
		assertThat(this.scrubber.scrub(scrubbed)).isEqualTo(scrubbed);
	}

	private void assertKept(String text) {
		assertThat(this.scrubber.scrub(text)).isSameAs(text);
	}

}
