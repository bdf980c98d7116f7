package io.github.tuxsentry.internal.autoconfigure;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Exception for a configured DSN that is invalid. The message describes the reason and
 * does not contain any secret part of the DSN.
 */
final class InvalidDsnException extends RuntimeException {

	private static final String MASK = "***";

	private static final Pattern URL = Pattern.compile("(?<scheme>[a-z][a-z0-9+.-]*://).*@(?<rest>[^@?#]*)([?#][^@]*)?",
			Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

	private final String maskedDsn;

	InvalidDsnException(String dsn) {
		super(reason(dsn));
		this.maskedDsn = mask(dsn);
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

	/**
	 * Return the DSN without its keys.
	 * @return a text that is safe to display
	 */
	String getMaskedDsn() {
		return this.maskedDsn;
	}

}
