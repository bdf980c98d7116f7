package io.github.tuxsentry.scrub;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link EncodedForms}.
 */
class EncodedFormsTests {

	@Test
	void areThoseOfAUrlAndOfJson() {
		assertThat(EncodedForms.of("a b\"\\")).containsExactlyInAnyOrder("a+b%22%5C", "a%20b%22%5C", "a b\\\"\\\\");
	}

	@Test
	void doNotContainTheSecretItself() {
		assertThat(EncodedForms.of("hunter2")).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "x", "xy", "xyz" })
	void occurInBase64AfterAnyOtherText(String before) {
		String base64 = Base64.getEncoder().encodeToString((before + "hunter22/").getBytes(StandardCharsets.UTF_8));
		assertThat(EncodedForms.of("hunter22")).anySatisfy((form) -> assertThat(base64).contains(form));
	}

	@Test
	void occurInBase64ForUrls() {
		String base64 = Base64.getUrlEncoder().encodeToString("~~~???>>".getBytes(StandardCharsets.UTF_8));
		assertThat(EncodedForms.of("~~~???>>")).anySatisfy((form) -> assertThat(base64).startsWith(form));
	}

	@Test
	void areLimitedInLength() {
		assertThat(EncodedForms.of(" ".repeat(1024))).isNotEmpty();
		assertThat(EncodedForms.of(" ".repeat(1025))).isEmpty();
	}

}
