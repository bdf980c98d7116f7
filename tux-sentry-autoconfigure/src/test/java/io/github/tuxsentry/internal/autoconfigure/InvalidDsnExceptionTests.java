package io.github.tuxsentry.internal.autoconfigure;

import java.util.stream.Stream;

import io.sentry.RequestDetailsResolver;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;
import static org.junit.jupiter.params.provider.Arguments.arguments;

/**
 * Tests for {@link InvalidDsnException}, and for the DSNs that cause it.
 */
class InvalidDsnExceptionTests {

	private static final String NO_SCHEME = "it does not start with https:// or http://";

	private static final String NO_KEY = "it has no public key before an @";

	private static final String MALFORMED = "its key, host or project id is missing or malformed";

	@ParameterizedTest
	@ValueSource(strings = { "https://KEY@o1.ingest.sentry.io/42", "http://KEY@127.0.0.1/42",
			"http://KEY@127.0.0.1:9000/42", "https://KEY@sentry.example.org/a/prefix/42",
			"https://KEY:SECRET@sentry.example.org/42", "https://KEY@host:65535/42", "https://KEY@host/42?a=b/c",
			"HTTPS://KEY@host/42", " https://KEY@host/42 ", "https://KEY@[::1]:9000/42" })
	void acceptsWhatEventsCanBeSentTo(String dsn) {
		assertThatNoException().isThrownBy(() -> InvalidDsnException.throwIfInvalid(dsn));
	}

	static Stream<Arguments> malformed() {
		return Stream.of(arguments("KEY", NO_SCHEME, "***"), arguments("o1.ingest.sentry.io/42", NO_SCHEME, "***"),
				arguments("KEY@host/42", NO_SCHEME, "***"),
				arguments("ftp://KEY@host/42", NO_SCHEME, "ftp://***@host/42"),
				arguments("https:KEY@host/42", NO_SCHEME, "***"), arguments("https://KEY", NO_KEY, "***"),
				arguments("https://host/KEY", NO_KEY, "***"), arguments("https://", NO_KEY, "***"),
				arguments("https://@host/42", MALFORMED, "https://***@host/42"),
				arguments("https://:SECRET@host/42", MALFORMED, "https://***@host/42"),
				arguments("https://KEY@host", MALFORMED, "https://***@host"),
				arguments("https://KEY@host/", MALFORMED, "https://***@host/"),
				arguments("https://KEY:SECRET@host/?SECRET", MALFORMED, "https://***@host/"),
				arguments("https://KEY@ho st/42", MALFORMED, "https://***@ho st/42"),
				arguments("https://KEY@host:port/42", MALFORMED, "https://***@host:port/42"));
	}

	@ParameterizedTest
	@MethodSource("malformed")
	void refusesWhatTheSdkRefusesAndSaysWhyWithoutTheSecretPart(String dsn, String reason, String masked) {
		assertThatExceptionOfType(InvalidDsnException.class).isThrownBy(() -> InvalidDsnException.throwIfInvalid(dsn))
			.withMessage(reason)
			.withNoCause()
			.satisfies((ex) -> {
				assertThat(ex.getMaskedDsn()).isEqualTo(masked).doesNotContain("KEY", "SECRET");
				assertThat(ex).hasToString(InvalidDsnException.class.getName() + ": " + reason);
			});
	}

	@ParameterizedTest
	@CsvSource({ "https://KEY@/5, it has no host", "https://KEY@host:99999/5, its port is not a number from 1 to 65535",
			"https://KEY@host:0/5, its port is not a number from 1 to 65535",
			"https://KEY@host/abc, its project id is not a number",
			"https://KEY@host/5/abc, its project id is not a number" })
	void refusesWhatTheSdkTakesThoughNothingCanBeSentToIt(String dsn, String reason) {
		assertThatNoException().isThrownBy(() -> new RequestDetailsResolver(dsn, null));
		assertThatExceptionOfType(InvalidDsnException.class).isThrownBy(() -> InvalidDsnException.throwIfInvalid(dsn))
			.withMessage(reason)
			.satisfies((ex) -> assertThat(ex.getMaskedDsn()).doesNotContain("KEY"));
	}

	@ParameterizedTest
	@CsvSource({ "https://KEY@o1.ingest.sentry.io/42, https://***@o1.ingest.sentry.io/42",
			"http://KEY:SECRET@localhost:9000/1, http://***@localhost:9000/1",
			"https://KEY@host/prefix/42, https://***@host/prefix/42", "https://KEY@host, https://***@host",
			"https://KEY@, https://***@", "https://@host/42, https://***@host/42",
			"postgres://me:SECRET@db/bot?sslkey=SECRET, postgres://***@db/bot",
			"https://KEY@host/42?key=SECRET, https://***@host/42", "https://KEY@host/42#SECRET, https://***@host/42" })
	void showsWhatIsNoSecretInAUrlWithCredentials(String url, String masked) {
		assertThat(InvalidDsnException.mask(url)).isEqualTo(masked);
	}

	@ParameterizedTest
	@CsvSource({ "https://KEY:SEC@RET@host/42, https://***@host/42", "https://KEY/SECRET@host/42, https://***@host/42",
			"https://KEY?x=@SECRET@host, https://***@host" })
	void takesCredentialsToReachToTheLastAtSign(String url, String masked) {
		assertThat(InvalidDsnException.mask(url)).isEqualTo(masked);
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "KEY", "KEYhost/42", "https://KEY", "https:/KEY@host/42", "KEY@host/42",
			"KEY@https://host/42", "KEY https://SECRET@host/42", "KEY=SECRET://x@y", "KEY\nhttps://SECRET@host/42" })
	void masksTheWholeOfWhatItDoesNotUnderstand(String text) {
		assertThat(InvalidDsnException.mask(text)).isEqualTo("***");
	}

}
