package io.github.tuxsentry.scrub;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Random;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A secret of a random row, planted at a random place of a random text, is masked; the
 * text without it is not changed.
 */
class PlantedSecretsTests {

	private static final boolean LONG = Boolean.getBoolean("tux.long");

	private static final int TEXTS = LONG ? 200_000 : 1_000;

	private static final int MAX_PARTS = 60;

	private static final List<KeyFormat> FORMATS = KeyFormats.all();

	private static final List<String> PARTS = List.of("the", "user", "asked", "for", "page", "GET", "/v1/items",
			"https://api.example/v1?page=2&sort=name", "HTTP/1.1", "401", "null", "true", "3.14",
			"2026-11-28T12:00:00Z", "net.dv8tion.jda.api.JDA", "RestActionImpl.java:42", "Map<String, List<Long>>",
			"{\"op\":0,\"d\":[1,2]}", "{\\\"a\\\":{\\\"b\\\":1}}", "next=https%3A%2F%2Fapi.example%2Fv1%3Fpage%3D2",
			"50%", "a%20b", "\\n", "\\t", "\\u0026", "\\/", "C:\\users\\bob", "\u001b[31m", "\u001b[0m", "&amp;",
			"&lt;b&gt;", "snake_case_name", "kebab-case-name", "camelCaseNameOfAMethodThatIsLong",
			"CONSTANT_NAME_OF_A_LIMIT", "commit", "da39a3ee5e6b4b0d3255bfef95601890afd80709",
			"6ba7b810-9dad-11d1-80b4-00c04fd430c8", "1234567890123456789",
			"iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk", "aGVsbG8gd29ybGQsIHRoaXMgaXMgdGV4dA==", "é",
			"日本語", "😀", "\n", "\t", "...", "--", "==", "~", "$", "#general", "<@80351110224678912>");

	private static final List<String> ENDS = List.of(" ", "\"", "'", ",", ")", "\\n", "\\\"", "%20", "%26", "&x=1",
			"\\u0022", "\u001b[0m", "&quot;", "<", "\n", "");

	private static final List<String> STARTS = List.of(" ", "\"", "'", "(", "x=", "\\n", "\\t", "\\r\\n", "\\\\n",
			"\\\"", "%20", "%3D", "%22", "\\u0022", "\\u003d", "\\x27", "\u001b[1;32m", "&quot;", "&#x27;", ">", "\n",
			"/", "");

	private final Scrubber scrubber = Scrubber.standard();

	@Test
	void plantedSecretsAreMaskedAndNothingElse() {
		long first = LONG ? System.nanoTime() : 42;
		for (int i = 0; i < TEXTS; i++) {
			assertPlantedSecretIsMasked(first + i);
		}
	}

	private void assertPlantedSecretIsMasked(long seed) {
		Random random = new Random(seed);
		String before = text(random);
		String after = text(random);
		String plain = before + " " + after;
		assertThat(this.scrubber.scrub(plain)).as("seed %d", seed).isSameAs(plain);
		KeyFormat format = FORMATS.get(random.nextInt(FORMATS.size()));
		String secret = new KeyFormatSamples(seed).sample(format);
		String text = before + start(format, random, before) + written(secret, random) + one(ENDS, random) + " "
				+ after;
		String scrubbed = this.scrubber.scrub(text);
		assertThat(SecretPlaces.isMasked(secret, text, scrubbed))
			.as("seed %d: %s of %s -> %s", seed, secret, text, scrubbed)
			.isTrue();
		assertThat(this.scrubber.scrub(scrubbed)).as("seed %d", seed).isEqualTo(scrubbed);
	}

	/**
	 * Returns the text before the secret, which may only be part of a word if the format
	 * is distinctive enough.
	 */
	private static String start(KeyFormat format, Random random, String before) {
		String start = one(STARTS, random);
		return (start.isEmpty() && !(format.isPrefixed() && format.withinWords())) ? " " : start;
	}

	private static String written(String secret, Random random) {
		return switch (random.nextInt(4)) {
			case 0 ->
				Base64.getEncoder().encodeToString(("{\"note\":\"" + secret + "\"}").getBytes(StandardCharsets.UTF_8));
			case 1 -> SecretPlaces.encodePunctuation(secret, "%%%02X");
			default -> secret;
		};
	}

	private static String text(Random random) {
		StringBuilder text = new StringBuilder();
		int parts = random.nextInt(MAX_PARTS);
		for (int i = 0; i < parts; i++) {
			text.append(one(PARTS, random)).append(random.nextInt(4) == 0 ? "\n" : " ");
		}
		return text.toString();
	}

	private static String one(List<String> choices, Random random) {
		return choices.get(random.nextInt(choices.size()));
	}

}
