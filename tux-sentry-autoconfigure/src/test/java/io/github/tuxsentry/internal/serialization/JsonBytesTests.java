package io.github.tuxsentry.internal.serialization;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import io.sentry.JsonObjectWriter;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link JsonBytes}.
 */
class JsonBytesTests {

	private static final String[] CHARACTERS = { "a", "\"", "\\", "\n", "\t", "\r", "\b", "\f", "\u0001", "\u007F", "/",
			"<", "é", "\u2028", "\u2029", "猫", "\uFFFD", "😀" };

	@Property
	void aTextHasTheBytesThatAreWritten(@ForAll long seed) throws IOException {
		String text = text(new Random(seed), CHARACTERS.length);
		assertThat(JsonBytes.of(text)).isEqualTo(written(text));
	}

	@Property
	void theStartThatFitsIsTheLongest(@ForAll long seed) throws IOException {
		Random random = new Random(seed);
		String text = text(random, 1 + random.nextInt(CHARACTERS.length));
		int room = random.nextInt(100);
		int fitting = JsonBytes.fitting(text, room);
		assertThat(written(text.substring(0, fitting)) - 2).isLessThanOrEqualTo(room);
		if (fitting < text.length()) {
			int next = text.offsetByCodePoints(fitting, 1);
			assertThat(written(text.substring(0, next)) - 2).isGreaterThan(room);
		}
	}

	@Test
	void halvesOfCharactersCountAsWhatStandsForThem() {
		assertThat(JsonBytes.of("a\uD800")).isEqualTo(6);
		assertThat(JsonBytes.fitting("a\uD800b", 4)).isEqualTo(2);
	}

	private static String text(Random random, int characters) {
		return IntStream.range(0, random.nextInt(40))
			.mapToObj((i) -> CHARACTERS[random.nextInt(characters)])
			.collect(Collectors.joining());
	}

	private static int written(String text) throws IOException {
		StringWriter writer = new StringWriter();
		new JsonObjectWriter(writer, 1).value(text);
		return writer.toString().getBytes(StandardCharsets.UTF_8).length;
	}

}
