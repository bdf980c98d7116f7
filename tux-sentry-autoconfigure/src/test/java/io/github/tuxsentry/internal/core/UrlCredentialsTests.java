package io.github.tuxsentry.internal.core;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link UrlCredentials}.
 */
class UrlCredentialsTests {

	@ParameterizedTest
	@CsvSource({ "https://KEY@o1.ingest.sentry.io/42, https://***@o1.ingest.sentry.io/42",
			"http://KEY:SECRET@localhost:9000/1, http://***@localhost:9000/1",
			"https://KEY@host/prefix/42, https://***@host/prefix/42", "https://KEY@host, https://***@host",
			"https://KEY@, https://***@", "https://@host/42, https://***@host/42",
			"postgres://me:SECRET@db/bot?sslkey=SECRET, postgres://***@db/bot",
			"https://KEY@host/42?key=SECRET, https://***@host/42", "https://KEY@host/42#SECRET, https://***@host/42" })
	void showsWhatIsNoSecretInAUrlWithCredentials(String url, String masked) {
		assertThat(UrlCredentials.mask(url)).isEqualTo(masked);
	}

	@ParameterizedTest
	@CsvSource({ "https://KEY:SEC@RET@host/42, https://***@host/42", "https://KEY/SECRET@host/42, https://***@host/42",
			"https://KEY?x=@SECRET@host, https://***@host" })
	void takesCredentialsToReachToTheLastAtSign(String url, String masked) {
		assertThat(UrlCredentials.mask(url)).isEqualTo(masked);
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "KEY", "KEYhost/42", "https://KEY", "https:/KEY@host/42", "KEY@host/42",
			"KEY@https://host/42", "KEY https://SECRET@host/42", "KEY=SECRET://x@y", "KEY\nhttps://SECRET@host/42" })
	void masksTheWholeOfWhatItDoesNotUnderstand(String text) {
		assertThat(UrlCredentials.mask(text)).isEqualTo("***");
	}

}
