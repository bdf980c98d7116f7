package io.github.tuxsentry.scrub;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Kinds of public formats that are masked, by the place of the secret.
 */
class PublicFormatsTests {

	private static final int SAMPLES = 20;

	private static final double MIN_RATE = 0.95;

	private static final Map<String, UnaryOperator<String>> PLACES = SecretPlaces.all();

	private final Scrubber scrubber = Scrubber.standard();

	static Stream<String> places() {
		return PLACES.keySet().stream();
	}

	@ParameterizedTest
	@MethodSource("places")
	void nearlyAllKindsAreMasked(String place, TestReporter reporter) {
		PublicFormats formats = new PublicFormats(place.hashCode());
		Map<String, String> kinds = PublicFormats.all();
		List<String> left = new ArrayList<>();
		kinds.forEach((kind, format) -> {
			for (int i = 0; i < SAMPLES; i++) {
				String secret = formats.sample(format);
				String text = PLACES.get(place).apply(secret);
				if (!SecretPlaces.isMasked(secret, text, this.scrubber.scrub(text))) {
					left.add(kind);
					break;
				}
			}
		});
		reporter.publishEntry(place, kinds.size() - left.size() + " of " + kinds.size() + " kinds, without " + left);
		assertThat(left).as(place).hasSizeLessThanOrEqualTo((int) (kinds.size() * (1 - MIN_RATE)));
	}

}
