package io.github.tuxsentry.scrub;

/**
 * {@link Detector} for names and passwords before the host of a URL. A name without a
 * password is kept if it is short, as in {@code ssh://git@host}; a long one is considered
 * a key.
 */
final class UrlLogins implements Detector {

	private static final int MAX_NAME_LENGTH = 16;

	private static final int MAX_AT_SIGN_DISTANCE = 256;

	@Override
	public boolean mayBeAt(char character, char next) {
		return next == '/' || Alphabet.IDENTIFIER.contains(next);
	}

	@Override
	public boolean find(Scan scan, int at) {
		if (scan.at(at + 1) != '/') {
			return oracle(scan, at);
		}
		if (scan.at(at + 2) != '/' || !Alphabet.ALPHANUMERIC.contains(scan.at(at - 1))) {
			return false;
		}
		int from = at + 3;
		int colon = -1;
		int atSign = -1;
		int index = from;
		while (index < scan.length() && !endsAuthority(scan.at(index))) {
			if (scan.at(index) == ':' && colon < 0) {
				colon = index;
			}
			atSign = (scan.at(index) == '@') ? index : atSign;
			index++;
		}
		if (atSign < 0 && colon >= 0 && !isPort(scan, colon + 1, index)) {
			atSign = lastAtSign(scan, index);
		}
		return atSign >= 0 && replace(scan, from, colon, atSign);
	}

	private static boolean replace(Scan scan, int from, int colon, int atSign) {
		boolean password = colon >= 0 && colon < atSign;
		if (atSign == from || scan.at(from) == '[' || (!password && atSign - from <= MAX_NAME_LENGTH)) {
			return false;
		}
		scan.replace(from, atSign, "[credentials]");
		return true;
	}

	/**
	 * Return the at sign after a password with an unescaped slash.
	 */
	private static int lastAtSign(Scan scan, int from) {
		int last = -1;
		for (int i = from; i < from + MAX_AT_SIGN_DISTANCE && i < scan.length() && !isBreak(scan.at(i)); i++) {
			last = (scan.at(i) == '@') ? i : last;
		}
		return last;
	}

	private static boolean isPort(Scan scan, int from, int to) {
		return scan.end(from, Alphabet.DIGITS, 6) == to || scan.at(from) == '$' || scan.at(from) == '{'
				|| scan.at(from) == '[';
	}

	/**
	 * Replace the login in {@code jdbc:oracle:thin:name/password@host}.
	 */
	private static boolean oracle(Scan scan, int at) {
		boolean driver = scan.matches(at - 4, "thin:") || scan.matches(at - 3, "oci:") || scan.matches(at - 4, "oci8:");
		if (!driver || !scan.matches(at - (scan.matches(at - 3, "oci:") ? 15 : 16), "jdbc:oracle:")) {
			return false;
		}
		int slash = scan.end(at + 1, Alphabet.IDENTIFIER, 64);
		int atSign = lastAtSign(scan, slash);
		if (scan.at(slash) != '/' || atSign < 0) {
			return false;
		}
		scan.replace(at + 1, atSign, "[credentials]");
		return true;
	}

	private static boolean endsAuthority(char character) {
		return character == '/' || character == '?' || character == '#' || isBreak(character);
	}

	private static boolean isBreak(char character) {
		return character <= ' ' || character == '"' || character == '\'' || character == '<' || character == '>'
				|| character == '`' || character == '\\';
	}

}
