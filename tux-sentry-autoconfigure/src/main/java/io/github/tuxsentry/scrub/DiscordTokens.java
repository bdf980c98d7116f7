package io.github.tuxsentry.scrub;

/**
 * {@link Detector} for tokens of Discord bots and accounts: the ID in base64, a time and
 * a signature, separated by dots. An ID consists of decimal digits, so its base64 form
 * starts with M, N or O.
 */
final class DiscordTokens implements Detector {

	static final String LABEL = "[discord token]";

	/** Last characters of decimal digits in base64. */
	private static final String LAST_CHARACTERS = "wxyz012345AEIMQUYcgk";

	private static final int MIN_ID_LENGTH = 18;

	private static final int MAX_ID_LENGTH = 40;

	@Override
	public boolean mayBeAt(char character, char next) {
		return Alphabet.WORD.contains(next);
	}

	/**
	 * Replace a token.
	 * @param scan the scan
	 * @param at the position of the first dot
	 */
	@Override
	public boolean find(Scan scan, int at) {
		if (LAST_CHARACTERS.indexOf(scan.at(at - 1)) < 0 || !isFollowedBySignature(scan, at)) {
			return false;
		}
		int from = scan.startOf(at, Alphabet.WORD, MAX_ID_LENGTH);
		while (at - from >= MIN_ID_LENGTH && !(isFirst(scan.at(from)) && isBase64OfDigits(scan, from, at))) {
			from++;
		}
		if (at - from < MIN_ID_LENGTH) {
			return false;
		}
		scan.replace(from, end(scan, at), LABEL);
		return true;
	}

	/**
	 * Return whether there is exactly one token between two positions.
	 */
	static boolean isAt(Scan scan, int from, int to) {
		int dot = scan.end(from, Alphabet.WORD, MAX_ID_LENGTH);
		return dot - from >= MIN_ID_LENGTH && isFollowedBySignature(scan, dot) && isFirst(scan.at(from))
				&& isBase64OfDigits(scan, from, dot) && end(scan, dot) == to;
	}

	private static boolean isFirst(char character) {
		return character >= 'M' && character <= 'O';
	}

	private static boolean isFollowedBySignature(Scan scan, int firstDot) {
		int secondDot = scan.end(firstDot + 1, Alphabet.WORD, 10);
		return scan.at(firstDot) == '.' && secondDot - firstDot >= 5 && scan.at(secondDot) == '.'
				&& scan.end(secondDot + 1, Alphabet.WORD, 20) - secondDot > 20;
	}

	private static int end(Scan scan, int firstDot) {
		int secondDot = scan.end(firstDot + 1, Alphabet.WORD, 10);
		return scan.end(secondDot + 1, Alphabet.WORD, Integer.MAX_VALUE);
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
