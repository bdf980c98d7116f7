package io.github.tuxsentry.scrub;

/**
 * {@link Detector} for private keys in PEM format, including those with escaped line
 * breaks. If the end of a key is missing, the rest of the text is replaced.
 */
final class PrivateKeys implements Detector {

	private static final String BEGIN = "-----BEGIN ";

	private static final String END = "-----END ";

	private static final int MAX_TITLE_LENGTH = 64;

	@Override
	public boolean mayBeAt(char character, char next) {
		return next == '-';
	}

	@Override
	public boolean find(Scan scan, int at) {
		if (!scan.matches(at, BEGIN)) {
			return false;
		}
		int title = at + BEGIN.length();
		int dashes = title;
		boolean secret = false;
		while (dashes < scan.length() && dashes - title < MAX_TITLE_LENGTH && scan.at(dashes) != '-') {
			secret = secret || scan.matches(dashes, "PRIVATE KEY");
			dashes++;
		}
		if (!secret) {
			return false;
		}
		scan.replace(at, end(scan, dashes), "[private key]");
		return true;
	}

	private static int end(Scan scan, int from) {
		for (int i = from; i < scan.length(); i++) {
			if (scan.at(i) == '-' && scan.matches(i, END)) {
				int title = i + END.length();
				int dashes = scan.end(title, Alphabet.IDENTIFIER, MAX_TITLE_LENGTH);
				while (dashes - title < MAX_TITLE_LENGTH
						&& (scan.at(dashes) == ' ' || Alphabet.IDENTIFIER.contains(scan.at(dashes)))) {
					dashes++;
				}
				while (scan.at(dashes) == '-' && dashes - title < MAX_TITLE_LENGTH + 5) {
					dashes++;
				}
				return dashes;
			}
		}
		return scan.length();
	}

}
