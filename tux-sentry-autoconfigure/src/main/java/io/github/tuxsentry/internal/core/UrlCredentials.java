package io.github.tuxsentry.internal.core;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Takes the credentials out of a URL that is to be shown to a person.
 */
final class UrlCredentials {

	private static final String MASK = "***";

	private static final Pattern URL = Pattern.compile("(?<scheme>[a-z][a-z0-9+.-]*://).*@(?<rest>[^@?#]*)([?#][^@]*)?",
			Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

	private UrlCredentials() {
	}

	/**
	 * Masks what stands between the scheme and the last {@code @} of a URL, and its query
	 * and fragment. A text that has no such part is masked as a whole, since nobody knows
	 * what it is.
	 * @param url the URL, possibly malformed
	 * @return a text that is safe to show, e.g. {@code https://***@host/42}
	 */
	static String mask(String url) {
		Matcher matcher = URL.matcher(url.trim());
		return matcher.matches() ? matcher.group("scheme") + MASK + "@" + matcher.group("rest") : MASK;
	}

}
