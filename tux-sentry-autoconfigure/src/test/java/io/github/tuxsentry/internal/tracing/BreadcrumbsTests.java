package io.github.tuxsentry.internal.tracing;

import io.github.tuxsentry.scrub.Scrubber;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link Breadcrumbs}.
 */
class BreadcrumbsTests {

	@Test
	void aSecretAtTheCutLeavesNoPart() {
		String secret = "ghp_" + "a1B2c3D4e5F6".repeat(3);
		for (int length = 960; length < 1030; length++) {
			String text = "x ".repeat(length / 2) + "y".repeat(length % 2) + " " + secret + " z".repeat(100);
			String message = Breadcrumbs.of("default", "test", text).getMessage();
			assertThat(message).hasSizeLessThanOrEqualTo(1024);
			assertThat(Scrubber.standard().scrub(String.valueOf(message))).doesNotContain("ghp_", "a1B2");
		}
	}

}
