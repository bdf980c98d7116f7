package io.github.tuxsentry.scrub;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import io.github.tuxsentry.scrub.Samples.Sample;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Every kind of secret in a text, many times.
 */
class SamplesTests {

	private static final Map<String, List<Sample>> ALL = new Samples(42).ofEachKind(200);

	private final Scrubber scrubber = Scrubber.standard();

	static Stream<String> kinds() {
		return ALL.keySet().stream();
	}

	@ParameterizedTest
	@MethodSource("kinds")
	void noneIsLeft(String kind) {
		assertThat(ALL.getOrDefault(kind, List.of())).hasSize(200).allSatisfy((sample) -> {
			String scrubbed = this.scrubber.scrub(sample.text());
			assertThat(scrubbed).as(sample.text()).doesNotContain(sample.secret()).contains("[");
			assertThat(this.scrubber.scrub(scrubbed)).isEqualTo(scrubbed);
		});
	}

}
