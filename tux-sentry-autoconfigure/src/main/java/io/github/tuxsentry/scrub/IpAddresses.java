package io.github.tuxsentry.scrub;

/**
 * {@link Detector Detectors} for IP addresses of hosts. Addresses that do not identify a
 * remote host are kept.
 */
enum IpAddresses implements Detector {

	/** Four decimal numbers, found at the first digit. */
	V4 {

		@Override
		public boolean mayBeAt(char character, char next) {
			return next == '.' || Alphabet.DIGITS.contains(next);
		}

		@Override
		public boolean find(Scan scan, int at) {
			return findV4(scan, at);
		}

	},

	/** Groups of hexadecimal digits, found at the first colon. */
	V6 {

		@Override
		public boolean mayBeAt(char character, char next) {
			return next == ':' || Alphabet.HEX.contains(next);
		}

		@Override
		public boolean find(Scan scan, int at) {
			return findV6(scan, at);
		}

	};

	private static final String LABEL = "[ip address]";

	private static final int MAX_V6_LENGTH = 48;

	/**
	 * Replace an IPv4 address. Loopback, the unspecified address, networks
	 * ({@code 10.1.2.0}) and multicast addresses are kept. Numbers that are also typical
	 * of versions, sections and object identifiers are only replaced if the text around
	 * them identifies them as an address.
	 * @param at the position of the first digit
	 */
	private static boolean findV4(Scan scan, int at) {
		char before = scan.at(at - 1);
		if (before == '.' || before == '_' || (before == '-' && at - 1 != scan.start())) {
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
		if (continuesAfterV4(scan, index) || !isHost(parts) || isVersion(scan, at) || isDirectory(scan, at, index)
				|| (isAmbiguous(parts) && !AddressContext.isAround(scan, at, index, parts[0] == 10))) {
			return false;
		}
		scan.replace(at, index, LABEL);
		return true;
	}

	private static boolean continuesAfterV4(Scan scan, int end) {
		char next = scan.at(end);
		return Alphabet.ALPHANUMERIC.contains(next) || next == '_'
				|| (next == '.' && Alphabet.DIGITS.contains(scan.at(end + 1)))
				|| (next == '-' && Alphabet.ALPHANUMERIC.contains(scan.at(end + 1)) && !isRange(scan, end + 1));
	}

	private static boolean isRange(Scan scan, int from) {
		int end = scan.end(from, Alphabet.DIGITS, 4);
		return end > from && scan.at(end) == '.' && Alphabet.DIGITS.contains(scan.at(end + 1));
	}

	/**
	 * Return whether the numbers may be those of a version, a section or an object
	 * identifier.
	 */
	private static boolean isAmbiguous(int[] parts) {
		boolean small = true;
		for (int part : parts) {
			small &= part < 100;
		}
		return small || (parts[0] < 3 && parts[1] < 40);
	}

	private static boolean isHost(int[] parts) {
		for (int part : parts) {
			if (part > 255) {
				return false;
			}
		}
		boolean network = parts[3] == 0;
		boolean loopback = parts[0] == 127;
		boolean multicast = parts[0] >= 224;
		return !network && !loopback && !multicast && parts[0] != 0;
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

	/**
	 * Replace an IPv6 address: eight groups of hexadecimal digits, or fewer with a gap,
	 * with at least one decimal digit and one longer group, so that {@code Face::add} and
	 * {@code 1::2} are not considered addresses. Loopback, networks and multicast
	 * addresses are kept.
	 * @param at the position of the first colon
	 */
	private static boolean findV6(Scan scan, int at) {
		if (!Alphabet.HEX.contains(scan.at(at - 1)) && scan.at(at + 1) != ':') {
			return false;
		}
		int from = scan.startOf(at, Alphabet.HEX, 5);
		if (at - from > 4 || isPartOfMore(scan.at(from - 1))) {
			return false;
		}
		int end = endOfV6(scan, from);
		boolean network = scan.at(end) == '/' && scan.at(end - 1) == ':';
		boolean multicast = scan.matchesIgnoringCase(from, "ff0");
		if (end < 0 || network || multicast) {
			return false;
		}
		scan.replace(from, end, LABEL);
		return true;
	}

	private static int endOfV6(Scan scan, int from) {
		int groups = 0;
		int digits = 0;
		int longest = 0;
		boolean gap = false;
		int index = from;
		int end = from;
		while (index - from < MAX_V6_LENGTH) {
			int group = scan.end(index, Alphabet.HEX, 5);
			if (group - index > 4) {
				return -1;
			}
			for (int i = index; i < group; i++) {
				digits += Alphabet.DIGITS.contains(scan.at(i)) ? 1 : 0;
			}
			longest = Math.max(longest, group - index);
			groups += (group > index) ? 1 : 0;
			end = (group > index) ? group : end;
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
		return (address && !continuesAfterV6(scan, end)) ? end : -1;
	}

	private static boolean continuesAfterV6(Scan scan, int end) {
		char next = scan.at(end);
		return Alphabet.WORD.contains(next) || (next == '.' && Alphabet.ALPHANUMERIC.contains(scan.at(end + 1)));
	}

	private static boolean isPartOfMore(char neighbor) {
		return Alphabet.WORD.contains(neighbor) || neighbor == ':' || neighbor == '.';
	}

}
