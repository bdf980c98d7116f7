package io.github.tuxsentry.internal.http;

import java.nio.charset.StandardCharsets;

import io.github.tuxsentry.scrub.Scrubber;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link ResponseText}.
 */
class ResponseTextTests {

	private final ResponseText text = new ResponseText(Scrubber.standard());

	@Test
	void aShortResponseStaysAsItIs() {
		assertThat(this.text.excerpt("{\"ok\":true}")).isEqualTo("{\"ok\":true}");
		assertThat(this.text.excerpt("a".repeat(2048))).hasSize(2048).doesNotContain("…");
	}

	@Test
	void aLongOneIsCutTo2KiBWithoutBreakingACharacter() {
		for (String character : new String[] { "a", "é", "€", "😀" }) {
			String excerpt = this.text.excerpt(character.repeat(3_000));
			assertThat(excerpt.getBytes(StandardCharsets.UTF_8)).hasSizeBetween(2045, 2048);
			assertThat(excerpt).endsWith(character + "…");
		}
	}

	@Test
	void aReasonIsOneShortLine() {
		assertThat(this.text.reason(" no\n such\tthing ")).isEqualTo("no such thing");
		assertThat(this.text.reason("word ".repeat(1_000_000))).hasSizeLessThanOrEqualTo(200).endsWith("…");
		assertThat(this.text.reason("  ")).isNull();
		assertThat(this.text.reason(null)).isNull();
	}

	@Test
	void neitherHasSecrets() {
		String response = "{\"token\":\"s3cr3t-s3cr3t-s3cr3t\"}";
		assertThat(this.text.excerpt(response)).doesNotContain("s3cr3t");
		assertThat(this.text.reason(response)).doesNotContain("s3cr3t");
	}

	@Test
	void whatWasReadInWholeStaysAsItIs() {
		assertThat(start("a bc")).isEqualTo("a bc");
		assertThat(start("x".repeat(ResponseText.MAX_READ_BYTES - 1))).hasSize(ResponseText.MAX_READ_BYTES - 1);
	}

	@Test
	void theWordInWhichTheReadingStoppedIsLeftOut() {
		String word = "x".repeat(ResponseText.MAX_READ_BYTES - 3);
		assertThat(start("ab " + word)).isEqualTo("ab …");
		assertThat(start("ab\"" + word)).isEqualTo("ab\"…");
		assertThat(start("ab'" + word)).isEqualTo("ab'…");
		assertThat(start("abc" + word)).isEqualTo("…");
		assertThat(start(word + " ab")).isEqualTo(word + " …");
	}

	private static String start(String read) {
		return ResponseText.ofStart(read.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
	}

}
