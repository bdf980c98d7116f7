package io.github.tuxsentry.internal.core;

import java.util.Locale;

import io.sentry.RequestDetailsResolver;

/**
 * Validation of a DSN with the SDK's own parser, in order to provide a better error
 * message than the SDK.
 */
public final class DsnCheck {

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
