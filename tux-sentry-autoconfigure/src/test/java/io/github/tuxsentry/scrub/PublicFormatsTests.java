package io.github.tuxsentry.scrub;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Kinds of public formats that are masked, by the place where the secret stands.
 */
class PublicFormatsTests {

	private static final int SAMPLES = 20;

	private static final double MIN_RATE = 0.95;

	/** A part of a secret of this length must not be left. */
	private static final int PART_LENGTH = 7;

	private static final Map<String, UnaryOperator<String>> PLACES = places();

	private final Scrubber scrubber = Scrubber.standard();

	static Stream<String> placesOfSecrets() {
		return PLACES.keySet().stream();
	}

	@ParameterizedTest
	@MethodSource("placesOfSecrets")
	void nearlyAllKindsAreMasked(String place) {
		PublicFormats formats = new PublicFormats(place.hashCode());
		Map<String, String> kinds = PublicFormats.all();
		List<String> left = new ArrayList<>();
		kinds.forEach((kind, format) -> {
			for (int i = 0; i < SAMPLES; i++) {
				String secret = formats.sample(format);
				if (!isMasked(secret, PLACES.get(place).apply(secret))) {
					left.add(kind);
					break;
				}
			}
		});
		System.out.printf("| %s | %d of %d | %s |%n", place, kinds.size() - left.size(), kinds.size(), left);
		assertThat(left).as(place).hasSizeLessThanOrEqualTo((int) (kinds.size() * (1 - MIN_RATE)));
	}

	/**
	 * Returns whether no part of a secret is left. Only the last part of a URL is secret.
	 */
	private boolean isMasked(String secret, String text) {
		String scrubbed = this.scrubber.scrub(text).replaceAll("\\[[a-z0-9 ]+]", "");
		int from = secret.startsWith("https:") ? secret.length() - PART_LENGTH : 0;
		for (int i = from; i + PART_LENGTH <= secret.length(); i++) {
			if (scrubbed.contains(secret.substring(i, i + PART_LENGTH))) {
				return false;
			}
		}
		return !scrubbed.equals(text);
	}

	private static Map<String, UnaryOperator<String>> places() {
		Map<String, UnaryOperator<String>> places = new LinkedHashMap<>();
		places.put("prose", (secret) -> "The call with " + secret + " was refused, try again.");
		places.put("query of a URL", (secret) -> "GET https://api.example/v1/items?page=2&q=" + secret + "&x=1 -> 401");
		places.put("JSON", (secret) -> "{\"a\":1,\"note\":\"" + secret + "\",\"b\":[2]}");
		places.put("JSON in JSON", (secret) -> "{\"body\":\"{\\\"a\\\":1,\\\"note\\\":\\\"" + secret + "\\\"}\"}");
		places.put("URL-encoded", (secret) -> "next=https%3A%2F%2Fapi.example%2Fv1%3Fq%3D"
				+ URLEncoder.encode(secret, StandardCharsets.UTF_8) + "%26page%3D2");
		places.put("punctuation URL-encoded", (secret) -> "q=" + encodePunctuation(secret) + "&page=2");
		places.put("colored", (secret) -> "user \u001b[31m" + secret + "\u001b[0m refused");
		places.put("escaped colored", (secret) -> "user \\u001b[1;31m" + secret + "\\u001b[0m refused");
		places.put("quoted", (secret) -> "it was \"" + secret + "\", not 'x'");
		places.put("in backticks", (secret) -> "it was `" + secret + "`.");
		places.put("behind \\n", (secret) -> "401 Unauthorized\\n" + secret + "\\nbody");
		places.put("behind \\t", (secret) -> "401\\t" + secret + "\\tbody");
		places.put("behind \\\\n", (secret) -> "401 Unauthorized\\\\n" + secret + "\\\\nbody");
		places.put("behind a Unicode escape", (secret) -> "q\\u003d" + secret + "\\u0026x\\u003d1");
		places.put("behind \\x22", (secret) -> "q=\\x22" + secret + "\\x22");
		places.put("behind %20", (secret) -> "q=a%20" + secret + "%20b");
		places.put("behind &quot;", (secret) -> "{&quot;note&quot;:&quot;" + secret + "&quot;}");
		places.put("behind &#x27;", (secret) -> "it&#x27;s &#x27;" + secret + "&#x27;");
		places.put("in brackets", (secret) -> "[" + secret + "] (" + secret + ") {" + secret + "}");
		places.put("in base64", (secret) -> "data: "
				+ Base64.getEncoder().encodeToString(("user:" + secret + "\n").getBytes(StandardCharsets.UTF_8)));
		return places;
	}

	private static String encodePunctuation(String secret) {
		StringBuilder encoded = new StringBuilder();
		for (char character : secret.toCharArray()) {
			if (Character.isLetterOrDigit(character)) {
				encoded.append(character);
			}
			else {
				encoded.append('%').append(String.format("%02X", (int) character));
			}
		}
		return encoded.toString();
	}

}
