package io.github.tuxsentry.scrub;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.github.tuxsentry.internal.text.Truncation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Each row of the table of formats, at each place.
 */
class KeyFormatsTests {

	private static final int SAMPLES = Boolean.getBoolean("tux.long") ? 200 : 2;

	private static final Map<String, UnaryOperator<String>> PLACES = SecretPlaces.all();

	private static final List<KeyFormat> FORMATS = KeyFormats.all();

	private final Scrubber scrubber = Scrubber.standard();

	static Stream<String> places() {
		return PLACES.keySet().stream();
	}

	@ParameterizedTest
	@MethodSource("places")
	void eachRowIsMaskedAtEachPlace(String place) {
		KeyFormatSamples samples = new KeyFormatSamples(place.hashCode());
		List<String> left = new ArrayList<>();
		for (KeyFormat format : FORMATS) {
			for (int i = 0; i < SAMPLES; i++) {
				String secret = samples.sample(format);
				String text = PLACES.get(place).apply(secret);
				String scrubbed = this.scrubber.scrub(text);
				if (!SecretPlaces.isMasked(secret, text, scrubbed)) {
					left.add(text + " -> " + scrubbed);
				}
			}
		}
		assertThat(left).isEmpty();
	}

	@Test
	void aCutLeavesNoPart() {
		KeyFormatSamples samples = new KeyFormatSamples(7);
		String start = "The call failed ";
		for (KeyFormat format : FORMATS) {
			String secret = samples.sample(format);
			String text = start + secret + " and the rest of it".repeat(40);
			String whole = this.scrubber.scrub(text);
			for (int i = 1; i <= secret.length(); i += 1 + secret.length() / 8) {
				String scrubbed = this.scrubber.scrub(text, start.length() + i);
				assertThat(whole).as(text).startsWith(scrubbed.replace(Truncation.MARK, ""));
			}
		}
	}

	@Test
	void labelsAreNotScrubbedAgain() {
		assertThat(FORMATS).allSatisfy((format) -> {
			String text = "token=" + format.label() + ", " + format.label();
			assertThat(this.scrubber.scrub(text)).isSameAs(text);
		});
	}

	@Test
	void thePageListsAllKinds() throws IOException {
		String page = Files.readString(Path.of("..", "docs", "privacy.md"));
		String list = page.substring(page.indexOf("`[github token]`:") + 17, page.indexOf("## Scrubbing in Code"));
		Stream<String> kinds = FORMATS.stream()
			.map((format) -> format.label().substring(1, format.label().length() - 1))
			.distinct()
			.sorted();
		assertThat(list.strip().replaceAll("\\s+", " ")).isEqualTo(kinds.collect(Collectors.joining(", ")) + ".");
	}

	@Test
	void rowsHaveAKeyOfTheirOwn() {
		assertThat(FORMATS.stream().map((format) -> format.before() + format.mark() + format.after()))
			.doesNotHaveDuplicates();
	}

}
