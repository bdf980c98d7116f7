package io.github.tuxsentry.scrub;

/**
 * A vendor's key that is known by how it starts.
 *
 * @param prefix how it starts
 * @param alphabet of what the rest consists
 * @param shortest how many characters the rest has at least
 * @param exact whether the rest has exactly that many
 * @param label what stands for it
 */
record TokenShape(String prefix, Alphabet alphabet, int shortest, boolean exact, String label) {

	static TokenShape of(String prefix, Alphabet alphabet, int shortest, String label) {
		return new TokenShape(prefix, alphabet, shortest, false, label);
	}

	static TokenShape exactly(String prefix, Alphabet alphabet, int length, String label) {
		return new TokenShape(prefix, alphabet, length, true, label);
	}

	/**
	 * Returns where such a key ends.
	 * @param scan the scan
	 * @param at where it may start
	 * @return the position behind it, or -1 if there is none
	 */
	int end(Scan scan, int at) {
		if (!scan.matches(at, this.prefix)) {
			return -1;
		}
		int from = at + this.prefix.length();
		int enough = scan.end(from, this.alphabet, this.shortest);
		if (enough - from < this.shortest) {
			return -1;
		}
		if (this.exact) {
			return Alphabet.ALPHANUMERIC.contains(scan.at(enough)) ? -1 : enough;
		}
		int end = scan.end(enough, this.alphabet, Integer.MAX_VALUE);
		while (end > enough && (scan.at(end - 1) == '.' || scan.at(end - 1) == '-')) {
			end--;
		}
		return end;
	}

}
