package io.github.tuxsentry.scrub;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link DiscordTokens}.
 */
class DiscordTokensTests {

	private static final String SIGNATURE = "abcdefghijklmnopqrst";

	/** Scrubber that does not remember the texts of other tests. */
	private final Scrubber scrubber = Scrubber.builder().build();

	@ParameterizedTest
	@ValueSource(strings = { "1234567890123", "123456789012345678", "012345678901234567890", "987654321098765432" })
	void tokenStartsWithAnId(String id) {
		String token = token(id, "abcd", SIGNATURE);
		assertThat(this.scrubber.scrub("is " + token + " x")).isEqualTo("is [discord token] x");
		assertThat(this.scrubber.scrub("is_" + token)).isEqualTo("is_[discord token]");
	}

	@ParameterizedTest
	@ValueSource(strings = { "12345678901", "12345678901234567x", "123456789:12345678", "123456789/12345678" })
	void otherIdIsNone(String id) {
		String token = token(id, "abcd", SIGNATURE);
		assertThat(this.scrubber.scrub("is " + token + " x")).isEqualTo("is " + token + " x");
	}

	@ParameterizedTest
	@CsvSource({ "abc, abcdefghijklmnopqrst", "abcdefghijk, abcdefghijklmnopqrst", "abcd, abcdefghijklmnopqrs" })
	void otherPartsAreNone(String time, String signature) {
		String token = token("123456789012345678", time, signature);
		assertThat(this.scrubber.scrub("is " + token + " x")).isEqualTo("is " + token + " x");
	}

	@ParameterizedTest
	@ValueSource(strings = { "abcd", "abcdefghij" })
	void timeHasAFewCharacters(String time) {
		assertThat(this.scrubber.scrub(token("123456789012345678", time, SIGNATURE))).isEqualTo("[discord token]");
	}

	private static String token(String id, String time, String signature) {
		return Base64.getEncoder().withoutPadding().encodeToString(id.getBytes(StandardCharsets.US_ASCII)) + "." + time
				+ "." + signature;
	}

}
