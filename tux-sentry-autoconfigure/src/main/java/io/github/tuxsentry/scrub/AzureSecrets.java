package io.github.tuxsentry.scrub;

/**
 * Client secrets of Azure's directory: three characters, a digit, {@code Q~} and a tail.
 */
final class AzureSecrets implements Detector {

	private static final int HEAD = 5;

	private static final int SHORTEST_TAIL = 31;

	@Override
	public boolean find(Scan scan, int at) {
		int from = at - HEAD;
		boolean marked = scan.at(at - 1) == 'Q' && Alphabet.DIGITS.contains(scan.at(at - 2));
		if (!marked || from < scan.start() || scan.end(at + 1, Alphabet.TOKEN, SHORTEST_TAIL) - at <= SHORTEST_TAIL) {
			return false;
		}
		scan.replace(from, scan.end(at + 1, Alphabet.TOKEN, Integer.MAX_VALUE), "[azure secret]");
		return true;
	}

}
