package io.github.tuxsentry.internal.text;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link BoundedNames}.
 */
@ExtendWith(OutputCaptureExtension.class)
class BoundedNamesTests {

	private final BoundedNames names = new BoundedNames("colors", 2, "Use fewer colors.");

	@Test
	void keepsNamesUpToTheLimit(CapturedOutput output) {
		assertThat(this.names.limit("red")).isEqualTo("red");
		assertThat(this.names.limit("green")).isEqualTo("green");
		assertThat(this.names.limit("red")).isEqualTo("red");
		assertThat(output).doesNotContain("colors");
	}

	@Test
	void cutsLongNamesAndReplacesControlCharacters() {
		assertThat(this.names.limit("light\nblue")).isEqualTo("light blue");
		assertThat(this.names.limit("light\u007Fblue")).isEqualTo("light blue");
		assertThat(this.names.limit("x".repeat(500))).hasSize(100);
	}

	@Test
	void replacesFurtherNamesAndLogsThisOnce(CapturedOutput output) {
		this.names.limit("red");
		this.names.limit("green");
		assertThat(this.names.limit("blue")).isEqualTo("other");
		assertThat(this.names.limit("black")).isEqualTo("other");
		assertThat(this.names.limit("green")).isEqualTo("green");
		assertThat(output).containsOnlyOnce(
				"There are more than 2 names of colors. Others are recorded as 'other'. Use fewer colors.");
	}

}
