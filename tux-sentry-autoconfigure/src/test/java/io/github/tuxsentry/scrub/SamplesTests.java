package io.github.tuxsentry.scrub;

import java.util.List;
import java.util.stream.Stream;

import io.github.tuxsentry.scrub.Samples.Sample;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Every kind of secret in a text, many times.
 */
class SamplesTests {

	private static final List<Sample> NONE = List.of();

	private final Scrubber scrubber = Scrubber.standard();

	static Stream<String> kinds() {
		return new Samples(1).ofEachKind(0).keySet().stream();
	}

	@ParameterizedTest
	@MethodSource("kinds")
	void noneIsLeft(String kind) {
		List<Sample> samples = new Samples(42).ofEachKind(500).getOrDefault(kind, NONE);
		assertThat(samples).hasSize(500).allSatisfy((sample) -> {
			String scrubbed = this.scrubber.scrub(sample.text());
			assertThat(scrubbed).as(sample.text()).doesNotContain(sample.secret()).contains("[");
			assertThat(this.scrubber.scrub(scrubbed)).isEqualTo(scrubbed);
		});
	}

}
