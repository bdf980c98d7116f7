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
 * Bytes of JSON that are the same as those of the SDK.
 */
class JsonBufferTests {

	private static final String[] CHARACTERS = { "a", "\"", "\\", "\n", "\t", "\r", "\b", "\f", "\0", "\u0001",
			"\u001F", " ", "\u007F", "/", "<", "\u0080", "é", "\u07FF", "\u0800", "\u2028", "\u2029", "猫", "\uFFFD",
			"😀" };

	@Property
	void aTextIsEscapedAsByTheSdk(@ForAll long seed) throws IOException {
		String text = text(new Random(seed));
		StringWriter written = new StringWriter();
		new JsonObjectWriter(written, 1).value(text);
		assertThat(quoted(text)).isEqualTo(written.toString());
	}

	@Property
	void aTextIsWrittenTheSameAgain(@ForAll long seed) {
		String text = "known " + text(new Random(seed));
		assertThat(quoted(text)).isEqualTo(quoted(text)).isEqualTo(quoted(new String(text.toCharArray())));
	}

	@Test
	void aTextWithTheHashOfAPlainOneIsEscaped() {
		assertThat("a name \"_".hashCode()).isEqualTo("a name #@".hashCode());
		for (int i = 0; i < 2; i++) {
			assertThat(quoted("a name #@")).isEqualTo("\"a name #@\"");
			assertThat(quoted("a name \"_")).isEqualTo("\"a name \\\"_\"");
		}
	}

	@Test
	void aKnownTextThatDoesNotFitLeavesNoTrace() {
		assertThat(quoted("com.example.Bot")).isEqualTo("\"com.example.Bot\"");
		JsonBuffer buffer = new JsonBuffer(16);
		assertThat(buffer.appendQuoted("com.example.Bot", 14)).isFalse();
		assertThat(buffer.length()).isZero();
		assertThat(buffer.appendQuoted("com.example.Bot", 15)).isTrue();
	}

	@Property
	void anyTextIsSentAsUtf8WithoutHalvesOfCharacters(@ForAll String text) throws IOException {
		String wellFormed = new String(text.getBytes(StandardCharsets.UTF_16BE), StandardCharsets.UTF_16BE);
		StringWriter written = new StringWriter();
		new JsonObjectWriter(written, 1).value(wellFormed);
		assertThat(quoted(text)).isEqualTo(written.toString());
	}

	@Property
	void aTextThatDoesNotFitLeavesNoTrace(@ForAll long seed) {
		Random random = new Random(seed);
		String text = text(random);
		int most = random.nextInt(60);
		JsonBuffer buffer = new JsonBuffer(16);
		buffer.append("[");
		boolean appended = buffer.appendQuoted(text, most);
		assertThat(appended).isEqualTo(JsonBytes.of(text) - 2 <= most);
		assertThat(buffer.length()).isEqualTo(appended ? 1 + JsonBytes.of(text) : 1);
	}

	@Property
	void aNumberIsWrittenInDigits(@ForAll long number) {
		assertThat(written(number)).isEqualTo(Long.toString(number));
	}

	@Test
	void theLargestAndSmallestNumbersAreWrittenInDigits() {
		for (long number : new long[] { 0, 9, 10, 99, 100, Long.MAX_VALUE, Long.MIN_VALUE, -1 }) {
			assertThat(written(number)).isEqualTo(Long.toString(number));
		}
		for (long power = 10; power <= Long.MAX_VALUE / 10; power *= 10) {
			assertThat(written(power - 1)).isEqualTo(Long.toString(power - 1));
			assertThat(written(power)).isEqualTo(Long.toString(power));
		}
	}

	@Test
	void itGrows() {
		String text = "é😀\n".repeat(100_000);
		assertThat(quoted(text)).isEqualTo('"' + text.replace("\n", "\\n") + '"');
	}

	private static String text(Random random) {
		return IntStream.range(0, random.nextInt(60))
			.mapToObj((i) -> CHARACTERS[random.nextInt(CHARACTERS.length)])
			.collect(Collectors.joining());
	}

	private static String quoted(String text) {
		JsonBuffer buffer = new JsonBuffer(16);
		assertThat(buffer.appendQuoted(text, Integer.MAX_VALUE)).isTrue();
		return buffer.toString();
	}

	private static String written(long number) {
		JsonBuffer buffer = new JsonBuffer(16);
		buffer.append(number);
		return buffer.toString();
	}

}
