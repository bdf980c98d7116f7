package io.github.tuxsentry.internal.delivery;

import java.io.IOException;
import java.nio.charset.StandardCharsets;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class ContentTests {

	@ParameterizedTest
	@ValueSource(strings = { "", "x", "an envelope" })
	void isReadAsItWas(String text) throws IOException {
		byte[] encoded = text.repeat(1000).getBytes(StandardCharsets.UTF_8);
		assertThat(Content.of(encoded, false).read()).isEqualTo(encoded);
		assertThat(Content.of(encoded, true).read()).isEqualTo(encoded);
	}

	@ParameterizedTest
	@ValueSource(ints = { 100, 10_000 })
	void isSmallerIfItIsCompressed(int size) throws IOException {
		byte[] encoded = "x".repeat(size).getBytes(StandardCharsets.UTF_8);
		assertThat(Content.of(encoded, false).bytes()).isEqualTo(size);
		assertThat(Content.of(encoded, true).bytes()).isPositive().isLessThan(size / 2);
	}

}
