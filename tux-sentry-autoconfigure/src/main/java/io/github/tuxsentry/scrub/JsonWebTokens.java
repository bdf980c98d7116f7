package io.github.tuxsentry.scrub;

/**
 * JSON web tokens, signed, encrypted or cut off, also without a signature: parts in
 * base64 with dots between them, of which the first holds a JSON object.
 */
final class JsonWebTokens implements Detector {

	private static final String LABEL = "[jwt]";

	private static final int SHORTEST_PART = 10;

	private static final int MAX_PARTS = 5;

	@Override
	public boolean find(Scan scan, int at) {
		boolean certain = scan.matches(at, "eyJ");
		if (!certain && !scan.matches(at, "ey") && !scan.matches(at, "ew")) {
			return false;
		}
		int end = scan.endOfWord(at);
		int parts = 1;
		while (end - at >= SHORTEST_PART && parts < MAX_PARTS && scan.at(end) == '.') {
			int next = scan.endOfWord(end + 1);
			if (parts == 1 && next - end <= SHORTEST_PART) {
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

}
