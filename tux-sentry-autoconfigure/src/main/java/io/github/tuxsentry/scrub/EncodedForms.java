package io.github.tuxsentry.scrub;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * Forms in which a secret may occur elsewhere: encoded for a URL, escaped in JSON, and in
 * base64, possibly together with other text.
 */
final class EncodedForms {

	private static final int MIN_BASE64_LENGTH = 8;

	private static final int MAX_LENGTH = 1024;

	private EncodedForms() {
	}

	/**
	 * Return the forms of a secret that are different from it.
	 */
	static Set<String> of(String secret) {
		Set<String> forms = new LinkedHashSet<>();
		if (secret.length() > MAX_LENGTH) {
			return forms;
		}
		String url = URLEncoder.encode(secret, StandardCharsets.UTF_8);
		forms.add(url);
		forms.add(url.replace("+", "%20"));
		forms.add(secret.replace("\\", "\\\\").replace("\"", "\\\""));
		if (secret.length() >= MIN_BASE64_LENGTH) {
			for (int offset = 0; offset < 3; offset++) {
				String base64 = base64(secret, offset);
				forms.add(base64);
				forms.add(base64.replace('+', '-').replace('/', '_'));
			}
		}
		forms.remove(secret);
		return forms;
	}

	/**
	 * Return the characters of the base64 form that do not depend on the text around the
	 * secret.
	 * @param offset the number of bytes before the secret in a group of three
	 */
	private static String base64(String secret, int offset) {
		byte[] bytes = secret.getBytes(StandardCharsets.UTF_8);
		byte[] shifted = new byte[offset + bytes.length];
		System.arraycopy(bytes, 0, shifted, offset, bytes.length);
		String base64 = Base64.getEncoder().withoutPadding().encodeToString(shifted);
		return base64.substring((offset * 8 + 5) / 6, shifted.length * 8 / 6);
	}

}
