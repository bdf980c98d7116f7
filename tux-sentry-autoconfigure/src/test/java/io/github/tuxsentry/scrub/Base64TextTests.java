package io.github.tuxsentry.scrub;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link Base64Text}.
 */
class Base64TextTests {

	/** Scrubber that does not remember the texts of other tests. */
	private final Scrubber scrubber = Scrubber.builder().build();

	@ParameterizedTest
	@ValueSource(strings = { "password=ab1234", "\tpassword=ab1234", "\npassword=ab1234", "\rpassword=ab1234",
			" password=ab1234", "~password=ab1234", "x=1 y=2 z=3 \u0001 password=ab1234",
			"x=1 y=2 z=3 \u00ff password=ab1234" })
	void textWithASecretIsReplaced(String text) {
		assertThat(this.scrubber.scrub("is " + encode(text) + " x")).isEqualTo("is [password] x");
	}

	@ParameterizedTest
	@ValueSource(strings = { "password=ab123", "\u0001password=ab1234", "\u001fpassword=ab1234",
			"\u007fpassword=ab1234", "\u0080password=ab1234", "\u00ffpassword=ab1234", "password=\u0001\u0002ab1234",
			"passwor=ab12345", "x=1 y=2 z=3\u0001 password=ab1234", "four words without one" })
	void otherBase64IsKept(String text) {
		assertThat(this.scrubber.scrub("is " + encode(text) + " x")).isEqualTo("is " + encode(text) + " x");
	}

	private static String encode(String text) {
		return Base64.getEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.ISO_8859_1));
	}

}
