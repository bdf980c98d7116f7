package io.github.tuxsentry.scrub;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link HttpCredentials}.
 */
class HttpCredentialsTests {

	/** Scrubber that does not remember the texts of other tests. */
	private final Scrubber scrubber = Scrubber.builder().build();

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '^', textBlock = """
			Bearer abcd1234 x | Bearer [bearer token] x
			Bearer abcdefghijklmnopqrstuvwx x | Bearer [bearer token] x
			Bearer    abcd1234 x | Bearer    [bearer token] x
			Bearer%20abcd1234 x | Bearer%20[bearer token] x
			Bearer abcd1234/=~.%2F x | Bearer [bearer token] x
			bearer abcd1234 x | bearer [bearer token] x
			Basic Ym9iOmFiMTI= x | Basic [basic credentials] x
			Basic Ym9iOmFiMTI x | Basic [basic credentials] x
			basic%20Ym9iOmFiMTI= x | basic%20[basic credentials] x
			Basic Ojo6 x | Basic [basic credentials] x
			Basic YSBiIGMgZDpl x | Basic [basic credentials] x
			Basic fn5+fjp+fn4= x | Basic [basic credentials] x
			Basic AQFhYmNkOmU= x | Basic [basic credentials] x
			""")
	void credentialsAreReplaced(String text, String scrubbed) {
		assertThat(this.scrubber.scrub(text)).isEqualTo(scrubbed);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '^', textBlock = """
			Bearer abcd123 x
			Bearer abcdefghijklmnopqrstuvw x
			Bearer     abcd1234 x
			Basic OmE= x
			Basic YWJjZGVm x
			Basic Authentication failed
			Basic understanding
			Basic Om8 x
			Bearerabcd1234 x
			BasicYm9iOmFiMTI= x
			Basic AQEBYmNkOmU= x
			""")
	void otherTextIsKept(String text) {
		assertThat(this.scrubber.scrub(text)).isEqualTo(text);
	}

}
