package io.github.tuxsentry.internal.http;

import java.nio.charset.StandardCharsets;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link ResponseStart}.
 */
class ResponseStartTests {

	@Test
	void whatWasReadInWholeStaysAsItIs() {
		assertThat(of("a bc")).isEqualTo("a bc");
		assertThat(of("x".repeat(ResponseStart.MAX_BYTES - 1))).hasSize(ResponseStart.MAX_BYTES - 1);
	}

	@Test
	void theWordInWhichTheReadingStoppedIsLeftOut() {
		String word = "x".repeat(ResponseStart.MAX_BYTES - 3);
		assertThat(of("ab " + word)).isEqualTo("ab …");
		assertThat(of("ab\"" + word)).isEqualTo("ab\"…");
		assertThat(of("ab'" + word)).isEqualTo("ab'…");
		assertThat(of("abc" + word)).isEqualTo("…");
		assertThat(of(word + " ab")).isEqualTo(word + " …");
	}

	private static String of(String read) {
		return ResponseStart.of(read.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
	}

}
