package io.github.tuxsentry.scrub;

/**
 * {@link Detector} for tokens of Discord bots and accounts: the ID in base64, a time and
 * a signature, separated by dots. An ID consists of decimal digits, so its base64 form
 * starts with M, N or O.
 */
final class DiscordTokens implements Detector {

	static final String LABEL = "[discord token]";

	@Override
	public boolean find(Scan scan, int at) {
		int end = end(scan, at);
		if (end < 0) {
			return false;
		}
		scan.replace(at, end, LABEL);
		return true;
	}

	static int end(Scan scan, int at) {
		int firstDot = scan.end(at, Alphabet.WORD, 40);
		if (firstDot - at < 18 || scan.at(firstDot) != '.' || !isBase64OfDigits(scan, at, firstDot)) {
			return -1;
		}
		int secondDot = scan.end(firstDot + 1, Alphabet.WORD, 10);
		if (secondDot - firstDot < 5 || scan.at(secondDot) != '.') {
			return -1;
		}
		int enough = scan.end(secondDot + 1, Alphabet.WORD, 20);
		return (enough - secondDot > 20) ? scan.end(enough, Alphabet.WORD, Integer.MAX_VALUE) : -1;
	}

	private static boolean isBase64OfDigits(Scan scan, int from, int to) {
		int bits = 0;
		int count = 0;
		for (int i = from; i < to; i++) {
			bits = (bits << 6) | Alphabet.base64DigitOf(scan.at(i));
			count += 6;
			if (count >= 8) {
				count -= 8;
				int octet = (bits >> count) & 0xFF;
				if (octet < '0' || octet > '9') {
					return false;
				}
			}
		}
		return true;
	}

}
