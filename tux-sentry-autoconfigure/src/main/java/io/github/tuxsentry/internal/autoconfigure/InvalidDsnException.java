package io.github.tuxsentry.internal.autoconfigure;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.sentry.RequestDetailsResolver;
import org.jspecify.annotations.Nullable;

/**
 * Exception for a configured DSN that is invalid. The message describes the reason and
 * does not contain any secret part of the DSN.
 */
final class InvalidDsnException extends RuntimeException {

	private static final String MASK = "***";

	private static final String MALFORMED = "its key, host or project id is missing or malformed";

	private static final Pattern URL = Pattern.compile("(?<scheme>[a-z][a-z0-9+.-]*://).*@(?<rest>[^@?#]*)([?#][^@]*)?",
			Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

	private static final Pattern TARGET = Pattern
		.compile(".*@(?<host>\\[[^]@]*]|[^:/@]*)(:(?<port>\\d+))?/([^?#]*/)?(?<project>[^/?#]*)([?#].*)?");

	private static final int MAX_PORT = 65535;

	private final String maskedDsn;

	private InvalidDsnException(String dsn, String reason) {
		super(reason);
		this.maskedDsn = mask(dsn);
	}

	/**
	 * Validate a DSN: first with the SDK's own parser, in order to provide a better error
	 * message, and then its host, port and project, which that parser does not validate.
	 * @param dsn the DSN
	 * @throws InvalidDsnException if the DSN is invalid
	 */
	static void throwIfInvalid(String dsn) {
		String reason;
		try {
			new RequestDetailsResolver(dsn, null);
			reason = unusableTarget(dsn.trim());
		}
		catch (RuntimeException ex) {
			reason = reason(dsn);
		}
		if (reason != null) {
			throw new InvalidDsnException(dsn, reason);
		}
	}

	private static @Nullable String unusableTarget(String dsn) {
		Matcher target = TARGET.matcher(dsn);
		if (!target.matches()) {
			return MALFORMED;
		}
		if (target.group("host").isEmpty()) {
			return "it has no host";
		}
		if (!isPort(target.group("port"))) {
			return "its port is not a number from 1 to " + MAX_PORT;
		}
		return target.group("project").matches("\\d+") ? null : "its project id is not a number";
	}

	private static boolean isPort(@Nullable String port) {
		int number = (port == null) ? 1 : Integer.parseInt(port);
		return number >= 1 && number <= MAX_PORT;
	}

	private static String reason(String dsn) {
		String lowerCase = dsn.toLowerCase(Locale.ROOT);
		if (!lowerCase.startsWith("https://") && !lowerCase.startsWith("http://")) {
			return "it does not start with https:// or http://";
		}
		if (dsn.indexOf('@') < 0) {
			return "it has no public key before an @";
		}
		return MALFORMED;
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
