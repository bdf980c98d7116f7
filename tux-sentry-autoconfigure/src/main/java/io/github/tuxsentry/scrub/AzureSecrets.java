package io.github.tuxsentry.scrub;

/**
 * {@link Detector} for client secrets of the Azure directory: three characters, a digit,
 * {@code Q~} and a tail.
 */
final class AzureSecrets implements Detector {

	private static final int HEAD = 5;

	private static final int MIN_TAIL = 31;

	@Override
	public boolean find(Scan scan, int at) {
		int from = at - HEAD;
		boolean marked = scan.at(at - 1) == 'Q' && Alphabet.DIGITS.contains(scan.at(at - 2));
		if (!marked || from < scan.start() || scan.end(at + 1, Alphabet.TOKEN, MIN_TAIL) - at <= MIN_TAIL) {
			return false;
		}
		scan.replace(from, scan.end(at + 1, Alphabet.TOKEN, Integer.MAX_VALUE), "[azure secret]");
		return true;
	}

}
