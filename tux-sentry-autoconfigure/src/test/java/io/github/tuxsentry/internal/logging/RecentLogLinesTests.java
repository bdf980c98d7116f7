package io.github.tuxsentry.internal.logging;

import io.github.tuxsentry.scrub.Scrubber;
import io.sentry.SentryLevel;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link RecentLogLines}.
 */
class RecentLogLinesTests {

	private final RecentLogLines lines = new RecentLogLines();

	@Test
	void aSecretAtTheCutLeavesNoPart() {
		String key = "-----BEGIN PRIVATE KEY-----\n" + "MIIEvQIB".repeat(2000) + "\n-----END PRIVATE KEY----- ";
		String secret = "ghp_" + "a1B2c3D4e5F6".repeat(3);
		for (int length = 0; length < 400; length += 7) {
			this.lines.add(0, "test", SentryLevel.INFO, key + "y".repeat(length) + " " + secret + " z".repeat(100));
		}
		assertThat(this.lines.toList()).isNotEmpty()
			.allSatisfy((line) -> assertThat(Scrubber.standard().scrub(String.valueOf(line.getMessage())))
				.startsWith("[private key]")
				.doesNotContain("ghp_", "a1B2"));
	}

}
