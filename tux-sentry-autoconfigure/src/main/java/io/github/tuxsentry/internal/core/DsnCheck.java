package io.github.tuxsentry.internal.core;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.sentry.RequestDetailsResolver;

/**
 * Validation of a DSN with the SDK's own parser, in order to provide a better error
 * message than the SDK.
 */
public final class DsnCheck {

	private static final String MASK = "***";

	private static final Pattern URL = Pattern.compile("(?<scheme>[a-z][a-z0-9+.-]*://).*@(?<rest>[^@?#]*)([?#][^@]*)?",
			Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

	private DsnCheck() {
	}

	/**
	 * Validate a DSN.
	 * @param dsn the DSN, not blank
	 * @throws InvalidDsnException if the SDK would reject it
	 */
	public static void check(String dsn) {
		try {
			new RequestDetailsResolver(dsn, null);
		}
		catch (RuntimeException ex) {
			throw new InvalidDsnException(mask(dsn), reason(dsn));
		}
	}

	private static String reason(String dsn) {
		String lowerCase = dsn.toLowerCase(Locale.ROOT);
		if (!lowerCase.startsWith("https://") && !lowerCase.startsWith("http://")) {
			return "it does not start with https:// or http://";
		}
		if (dsn.indexOf('@') < 0) {
			return "it has no public key before an @";
		}
		return "its key, host or project id is missing or malformed";
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
