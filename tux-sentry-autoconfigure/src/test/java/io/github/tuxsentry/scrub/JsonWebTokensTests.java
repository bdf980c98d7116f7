package io.github.tuxsentry.scrub;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link JsonWebTokens}.
 */
class JsonWebTokensTests {

	/** Scrubber that does not remember the texts of other tests. */
	private final Scrubber scrubber = Scrubber.builder().build();

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.c2lnbmF0dXJl      | [jwt]
			eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0                   | [jwt]
			eyJhbGciOiJub25lIn0.eyJzdWIiOiIxIn0.                   | [jwt].
			eyJhbGciOi.eyJzdWIiOiIx                                | [jwt]
			eyJhbGciOi.eyJzdWIiOi                                  | [jwt]
			eyJhbGciOiJkaXIifQ.ZW5jcnlwdGVk.aXY.Y2lwaGVy.dGFn      | [jwt]
			eyJhbGciOiJkaXIifQ.ZW5jcnlwdGVk.aXY.Y2lwaGVy.dGFn.log  | [jwt].log
			eyAiYWxnIjoiSFMyNTYifQ.eyAic3ViIjoiMSJ9.c2lnbmF0dXJl   | [jwt]
			ewoiYWxnIjoiSFMyNTYifQ.ewoic3ViIjoiMSJ9.c2lnbmF0dXJl   | [jwt]
			ew0iYWxnIjoiSFMyNTYifQ.ew0ic3ViIjoiMSJ9.c2lnbmF0dXJl   | [jwt]
			ewkiYWxnIjoiSFMyNTYifQ.ewkic3ViIjoiMSJ9.c2lnbmF0dXJl   | [jwt]
			""")
	void areReplacedWhetherSignedEncryptedOrTruncated(String token, String replaced) {
		assertThat(this.scrubber.scrub("Got " + token + " from x")).isEqualTo("Got " + replaced + " from x");
	}

	@ParameterizedTest
	@ValueSource(strings = { "eyJhbGciOiJIUzI1NiJ9", "eyJhbGciO.eyJzdWIiOiIx", "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiO",
			"eyJhbGciOiJIUzI1NiJ9 eyJzdWIiOiIxIn0", "eyAiYWxnIjoiSFMyNTYifQ.eyAic3ViIjoiMSJ9",
			"eyesAreOpened.eyebrowsAreRaised.eyelashes" })
	void areNotSeenInOtherWords(String text) {
		assertThat(this.scrubber.scrub("Got " + text + " from x")).isEqualTo("Got " + text + " from x");
	}

}
