package io.github.tuxsentry.scrub;

/**
 * {@link Detector} for IPv4 addresses of hosts. Addresses that do not identify a remote
 * host are kept: loopback, the unspecified address and networks ({@code 10.0.0.0}).
 * Four-part versions are kept if a preceding word identifies them as a version.
 */
final class Ipv4Addresses implements Detector {

	static final String LABEL = "[ip address]";

	@Override
	public boolean find(Scan scan, int at) {
		char before = scan.at(at - 1);
		if (before == '.' || before == '_' || before == '-') {
			return false;
		}
		int[] parts = new int[4];
		int index = at;
		for (int i = 0; i < 4; i++) {
			int end = scan.end(index, Alphabet.DIGITS, 4);
			if (end == index || end - index > 3 || (i < 3 && scan.at(end) != '.')) {
				return false;
			}
			for (int j = index; j < end; j++) {
				parts[i] = parts[i] * 10 + scan.at(j) - '0';
			}
			index = (i < 3) ? end + 1 : end;
		}
		if (goesOn(scan, index) || !isHost(parts) || isVersion(scan, at) || isDirectory(scan, at, index)) {
			return false;
		}
		scan.replace(at, index, LABEL);
		return true;
	}

	private static boolean goesOn(Scan scan, int end) {
		char next = scan.at(end);
		return Alphabet.ALPHANUMERIC.contains(next) || next == '_'
				|| (next == '.' && Alphabet.DIGITS.contains(scan.at(end + 1)))
				|| (next == '-' && !Alphabet.DIGITS.contains(scan.at(end + 1)));
	}

	private static boolean isHost(int[] parts) {
		for (int part : parts) {
			if (part > 255) {
				return false;
			}
		}
		boolean network = parts[1] == 0 && parts[2] == 0 && parts[3] == 0;
		boolean loopback = parts[0] == 127;
		boolean mask = parts[0] == 255;
		return !network && !loopback && !mask && parts[0] != 0;
	}

	private static boolean isVersion(Scan scan, int at) {
		int end = at;
		while (at - end < 3 && (scan.at(end - 1) == ' ' || scan.at(end - 1) == ':' || scan.at(end - 1) == '=')) {
			end--;
		}
		return scan.matchesIgnoringCase(end - 7, "version") || scan.matchesIgnoringCase(end - 4, " ver")
				|| scan.matchesIgnoringCase(end - 2, " v");
	}

	/**
	 * Return whether the text is a directory named after a version, as in an artifact
	 * repository.
	 */
	private static boolean isDirectory(Scan scan, int at, int end) {
		return scan.at(end) == '/' && scan.at(at - 1) == '/' && Alphabet.ALPHANUMERIC.contains(scan.at(at - 2));
	}

}
