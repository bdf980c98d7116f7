package io.github.tuxsentry.internal.core;

import java.util.Locale;

import io.sentry.RequestDetailsResolver;

/**
 * Asks the SDK's own parser whether it would take a DSN, before it fails with less of a
 * message.
 */
public final class DsnCheck {

	private DsnCheck() {
	}

	/**
	 * Checks a DSN.
	 * @param dsn the DSN, not blank
	 * @throws InvalidDsnException if the SDK would not take it
	 */
	public static void check(String dsn) {
		try {
			new RequestDetailsResolver(dsn, null);
		}
		catch (RuntimeException ex) {
			throw new InvalidDsnException(UrlCredentials.mask(dsn), reason(dsn));
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

}
