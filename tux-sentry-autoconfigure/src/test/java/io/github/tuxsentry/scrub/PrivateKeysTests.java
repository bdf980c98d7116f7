package io.github.tuxsentry.scrub;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link PrivateKeys}.
 */
class PrivateKeysTests {

	/** Scrubber that does not remember the texts of other tests. */
	private final Scrubber scrubber = Scrubber.builder().build();

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			a -----BEGIN PRIVATE KEY-----MIIE-----END PRIVATE KEY----- b | a [private key] b
			a -----BEGIN RSA PRIVATE KEY-----MIIE-----END RSA PRIVATE KEY----- b | a [private key] b
			a -----BEGIN PGP PRIVATE KEY BLOCK-----x-----END PGP PRIVATE KEY BLOCK-----b | a [private key]b
			a -----BEGIN PRIVATE KEY-----MIIE-----END KEY b | a [private key]
			a -----BEGIN PRIVATE KEY-----MIIE-----END PRIVATE KEY------- b | a [private key] b
			a -----BEGIN PRIVATE KEY-----MI--IE b | a [private key]
			a -----BEGIN PRIVATE KEY | a [private key]
			""")
	void keyIsReplacedUpToItsEnd(String text, String scrubbed) {
		assertThat(this.scrubber.scrub(text)).isEqualTo(scrubbed);
	}

	@ParameterizedTest
	@ValueSource(strings = { "-----BEGIN CERTIFICATE-----MIIE-----END CERTIFICATE-----",
			"-----BEGIN PUBLIC KEY-----MIIE-----END PUBLIC KEY-----", "----BEGIN PRIVATE KEY----",
			"-----BEGIN PUBLIC-PRIVATE KEY-----" })
	void otherTextIsKept(String text) {
		assertThat(this.scrubber.scrub(text)).isEqualTo(text);
	}

}
