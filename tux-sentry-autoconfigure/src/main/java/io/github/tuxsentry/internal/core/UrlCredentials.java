package io.github.tuxsentry.internal.core;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Removal of credentials from a URL that is to be displayed.
 */
final class UrlCredentials {

	private static final String MASK = "***";

	private static final Pattern URL = Pattern.compile("(?<scheme>[a-z][a-z0-9+.-]*://).*@(?<rest>[^@?#]*)([?#][^@]*)?",
			Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

	private UrlCredentials() {
	}

	/**
	 * Mask the part between the scheme and the last {@code @} of a URL, and its query and
	 * fragment. A text without such a part is masked completely, since its content is
	 * unknown.
	 * @param url the URL, possibly malformed
	 * @return a text that is safe to display, such as {@code https://***@host/42}
	 */
	static String mask(String url) {
		Matcher matcher = URL.matcher(url.trim());
		return matcher.matches() ? matcher.group("scheme") + MASK + "@" + matcher.group("rest") : MASK;
	}

}
