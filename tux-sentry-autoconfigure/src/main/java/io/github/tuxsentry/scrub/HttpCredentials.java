package io.github.tuxsentry.scrub;

/**
 * {@link Detector} for credentials after {@code Bearer} and {@code Basic}. Since ordinary
 * words may also follow, a bearer token is identified by its length or a digit, and basic
 * credentials by the colon that they contain.
 */
final class HttpCredentials implements Detector {

	private static final int MIN_LENGTH = 8;

	private static final int MAX_WORD_LENGTH = 24;

	@Override
	public boolean mayBeAt(char character, char next) {
		return "aeAE".indexOf(next) >= 0;
	}

	@Override
	public boolean find(Scan scan, int at) {
		if (scan.matchesIgnoringCase(at, "bearer")) {
			int from = behindSpace(scan, at + "bearer".length());
			return from >= 0 && bearer(scan, from);
		}
		if (scan.matchesIgnoringCase(at, "basic")) {
			int from = behindSpace(scan, at + "basic".length());
			return from >= 0 && basic(scan, from);
		}
		return false;
	}

	private static int behindSpace(Scan scan, int from) {
		if (scan.matches(from, "%20")) {
			return from + 3;
		}
		int index = from;
		while (index - from < 4 && NamedValues.isBlank(scan.at(index))) {
			index++;
		}
		return (index > from) ? index : -1;
	}

	private static boolean bearer(Scan scan, int from) {
		int end = scan.end(from, Alphabet.TOKEN, MAX_WORD_LENGTH);
		if (end - from < MIN_LENGTH || (end - from < MAX_WORD_LENGTH && !scan.holdsDigit(from, end))) {
			return false;
		}
		scan.replace(from, scan.end(end, Alphabet.TOKEN, Integer.MAX_VALUE), "[bearer token]");
		return true;
	}

	private static boolean basic(Scan scan, int from) {
		int bits = 0;
		int count = 0;
		int octets = 0;
		int others = 0;
		boolean colon = false;
		int index = from;
		while (index < scan.length() && Alphabet.BASE64.contains(scan.at(index)) && scan.at(index) != '=') {
			bits = (bits << 6) | Alphabet.base64DigitOf(scan.at(index));
			count += 6;
			if (count >= 8) {
				count -= 8;
				int octet = (bits >> count) & 0xFF;
				colon = colon || octet == ':';
				others += (octet < ' ' || octet > '~') ? 1 : 0;
				octets++;
			}
			index++;
		}
		if (!colon || index - from < 4 || others * 4 > octets) {
			return false;
		}
		scan.replace(from, scan.end(index, Alphabet.BASE64, Integer.MAX_VALUE), "[basic credentials]");
		return true;
	}

}
