package io.github.tuxsentry.scrub;

/**
 * {@link Detector} for IPv6 addresses of hosts: eight groups of hexadecimal digits, or
 * fewer with a gap, with at least one decimal digit and one longer group, so that
 * {@code Face::add} and {@code 1::2} are not considered addresses. Loopback is kept.
 */
final class Ipv6Addresses implements Detector {

	private static final int MAX_LENGTH = 48;

	@Override
	public boolean find(Scan scan, int at) {
		if (!Alphabet.HEX.contains(scan.at(at - 1)) && scan.at(at + 1) != ':') {
			return false;
		}
		int from = scan.startOf(at, Alphabet.HEX, 5);
		if (at - from > 4 || isPartOfMore(scan.at(from - 1))) {
			return false;
		}
		int end = end(scan, from);
		if (end < 0) {
			return false;
		}
		scan.replace(from, end, Ipv4Addresses.LABEL);
		return true;
	}

	private static int end(Scan scan, int from) {
		int groups = 0;
		int digits = 0;
		int longest = 0;
		boolean gap = false;
		int index = from;
		int end = from;
		while (index - from < MAX_LENGTH) {
			int group = scan.end(index, Alphabet.HEX, 5);
			if (group - index > 4) {
				return -1;
			}
			for (int i = index; i < group; i++) {
				digits += Alphabet.DIGITS.contains(scan.at(i)) ? 1 : 0;
			}
			longest = Math.max(longest, group - index);
			groups += (group > index) ? 1 : 0;
			end = group;
			if (scan.at(group) != ':') {
				break;
			}
			if (scan.at(group + 1) == ':') {
				if (gap) {
					return -1;
				}
				gap = true;
				end = group + 2;
				index = group + 2;
			}
			else {
				index = group + 1;
			}
		}
		boolean address = gap ? groups >= 2 && groups < 8 && digits > 0 && longest > 2 : groups == 8;
		return (address && !goesOn(scan, end)) ? end : -1;
	}

	private static boolean goesOn(Scan scan, int end) {
		char next = scan.at(end);
		return Alphabet.WORD.contains(next) || next == ':'
				|| (next == '.' && Alphabet.ALPHANUMERIC.contains(scan.at(end + 1)));
	}

	private static boolean isPartOfMore(char neighbour) {
		return Alphabet.WORD.contains(neighbour) || neighbour == ':' || neighbour == '.';
	}

}
