package io.github.tuxsentry.scrub;

import java.util.List;

import io.github.tuxsentry.scrub.Scan.Replacement;

/**
 * Base64 that contains text, such as a user and a token, a web token or a configuration
 * file. It is decoded once and scanned. If there is a secret in it, it is replaced as a
 * whole. Images, hashes and identifiers are not decoded, since their first bytes are not
 * text.
 */
final class Base64Text {

	/**
	 * Number of letters and digits after which a word may be base64 of a secret.
	 */
	static final int MIN_WORD_LENGTH = 12;

	private static final int MIN_LENGTH = 20;

	private static final int EXAMINED_LENGTH = 16;

	private static final int DEL = 127;

	private Base64Text() {
	}

	/**
	 * Replace base64 that contains a secret.
	 * @param scan the scan
	 * @param from the start of a word of at least {@link #MIN_WORD_LENGTH}
	 * @return whether it was replaced
	 */
	static boolean find(Scan scan, int from) {
		if (!scan.mayDecode(from) || !startsWithText(scan, from)) {
			return false;
		}
		if (scan.end(from, Alphabet.BASE64, MIN_LENGTH) - from < MIN_LENGTH) {
			return false;
		}
		int end = scan.end(from, Alphabet.BASE64, Integer.MAX_VALUE);
		StringBuilder decoded = new StringBuilder((end - from) / 4 * 3 + 3);
		int bits = 0;
		int count = 0;
		for (int i = from; i < end && scan.at(i) != '='; i++) {
			bits = (bits << 6) | Alphabet.base64DigitOf(scan.at(i));
			count += 6;
			if (count >= 8) {
				count -= 8;
				decoded.append((char) ((bits >> count) & 0xFF));
			}
		}
		List<Replacement> replacements = scan.replacementsInDecoded(decoded.toString(), end);
		if (replacements.isEmpty()) {
			return false;
		}
		scan.replace(from, end, replacements.get(0).label());
		return true;
	}

	private static boolean startsWithText(Scan scan, int from) {
		int bits = 0;
		int count = 0;
		for (int i = from; i < from + EXAMINED_LENGTH; i++) {
			bits = (bits << 6) | Alphabet.base64DigitOf(scan.at(i));
			count += 6;
			if (count >= 8) {
				count -= 8;
				int octet = (bits >> count) & 0xFF;
				if (octet >= DEL || (octet < ' ' && octet != '\n' && octet != '\r' && octet != '\t')) {
					return false;
				}
			}
		}
		return true;
	}

}
