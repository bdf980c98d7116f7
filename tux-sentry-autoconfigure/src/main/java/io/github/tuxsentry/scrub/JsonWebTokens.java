package io.github.tuxsentry.scrub;

/**
 * {@link Detector} for JSON web tokens, whether signed, encrypted, truncated or without a
 * signature: base64 parts separated by dots, the first of which contains a JSON object.
 */
final class JsonWebTokens implements Detector {

	private static final String LABEL = "[jwt]";

	private static final int MIN_PART_LENGTH = 10;

	private static final int MAX_PARTS = 5;

	@Override
	public boolean mayBeAt(char character, char next) {
		return next == 'y' || next == 'w';
	}

	@Override
	public boolean find(Scan scan, int at) {
		boolean certain = scan.matches(at, "eyJ");
		if (!certain && !startsWithBlank(scan, at)) {
			return false;
		}
		int end = scan.endOfWord(at);
		int parts = 1;
		while (end - at >= MIN_PART_LENGTH && parts < MAX_PARTS && scan.at(end) == '.') {
			int next = scan.endOfWord(end + 1);
			if (parts == 1 && next - end <= MIN_PART_LENGTH) {
				break;
			}
			end = next;
			parts++;
		}
		if (parts < (certain ? 2 : 3)) {
			return false;
		}
		scan.replace(at, (scan.at(end - 1) == '.') ? end - 1 : end, LABEL);
		return true;
	}

	/**
	 * Return whether there is base64 of a brace and a blank or line break.
	 */
	private static boolean startsWithBlank(Scan scan, int at) {
		return scan.matches(at, "eyA") || scan.matches(at, "ewo") || scan.matches(at, "ew0") || scan.matches(at, "ewk");
	}

}
