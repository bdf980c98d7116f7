package io.github.tuxsentry.scrub;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * Places in texts where a secret may stand, none of which names it.
 */
final class SecretPlaces {

	/** A part of a secret of this length must not be left. */
	private static final int PART_LENGTH = 7;

	private SecretPlaces() {
	}

	/**
	 * Returns the functions that put a secret into a text, by the name of the place.
	 */
	static Map<String, UnaryOperator<String>> all() {
		Map<String, UnaryOperator<String>> places = new LinkedHashMap<>();
		places.put("prose", (secret) -> "The call with " + secret + " was refused, try again.");
		places.put("query of a URL", (secret) -> "GET https://api.example/v1/items?page=2&q=" + secret + "&x=1 -> 401");
		places.put("JSON", (secret) -> "{\"a\":1,\"note\":\"" + secret + "\",\"b\":[2]}");
		places.put("JSON in JSON", (secret) -> "{\"body\":\"{\\\"a\\\":1,\\\"note\\\":\\\"" + secret + "\\\"}\"}");
		places.put("URL-encoded", (secret) -> "next=https%3A%2F%2Fapi.example%2Fv1%3Fq%3D"
				+ URLEncoder.encode(secret, StandardCharsets.UTF_8) + "%26page%3D2");
		places.put("punctuation URL-encoded", (secret) -> "q=" + encodePunctuation(secret, "%%%02X") + "&page=2");
		places.put("punctuation in Unicode escapes", (secret) -> "q=" + encodePunctuation(secret, "\\u%04x") + "&a=2");
		places.put("colored", (secret) -> "user \u001b[31m" + secret + "\u001b[0m refused");
		places.put("escaped colored", (secret) -> "user \\u001b[1;31m" + secret + "\\u001b[0m refused");
		places.put("quoted", (secret) -> "it was \"" + secret + "\", not 'x'");
		places.put("in backticks", (secret) -> "it was `" + secret + "`.");
		places.put("in brackets", (secret) -> "[" + secret + "] (" + secret + ") {" + secret + "}");
		places.put("behind \\n", (secret) -> "401 Unauthorized\\n" + secret + "\\nbody");
		places.put("behind \\t", (secret) -> "401\\t" + secret + "\\tbody");
		places.put("behind \\\\n", (secret) -> "401 Unauthorized\\\\n" + secret + "\\\\nbody");
		places.put("behind a Unicode escape", (secret) -> "q\\u003d" + secret + "\\u0026x\\u003d1");
		places.put("behind \\x22", (secret) -> "q=\\x22" + secret + "\\x22");
		places.put("behind %20", (secret) -> "q=a%20" + secret + "%20b");
		places.put("behind &quot;", (secret) -> "{&quot;note&quot;:&quot;" + secret + "&quot;}");
		places.put("behind &#x27;", (secret) -> "it&#x27;s &#x27;" + secret + "&#x27;");
		places.put("in base64", (secret) -> "data: " + base64("user:" + secret + "\n"));
		places.put("in base64 in JSON in JSON",
				(secret) -> "{\\\"data\\\":\\\"" + base64("{\"x\":\"" + secret + "\"}") + "\\\"}");
		return places;
	}

	private static String base64(String text) {
		return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
	}

	static String encodePunctuation(String secret, String format) {
		StringBuilder encoded = new StringBuilder();
		for (char character : secret.toCharArray()) {
			if (Character.isLetterOrDigit(character)) {
				encoded.append(character);
			}
			else {
				encoded.append(String.format(format, (int) character));
			}
		}
		return encoded.toString();
	}

	/**
	 * Returns whether no part of a secret is left. Only the last part of a URL is secret.
	 */
	static boolean isMasked(String secret, String text, String scrubbed) {
		String left = scrubbed.replaceAll("\\[[a-z0-9 ]+]", "");
		int from = secret.startsWith("https:") ? secret.length() - PART_LENGTH : 0;
		for (int i = from; i + PART_LENGTH <= secret.length(); i++) {
			if (left.contains(secret.substring(i, i + PART_LENGTH))) {
				return false;
			}
		}
		return !scrubbed.equals(text);
	}

}
