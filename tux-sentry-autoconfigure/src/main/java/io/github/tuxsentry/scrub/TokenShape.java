package io.github.tuxsentry.scrub;

/**
 * Vendor key that is identified by its prefix.
 *
 * @param prefix the prefix
 * @param alphabet the characters of the rest
 * @param shortest the minimum length of the rest
 * @param exact whether the rest has exactly that length
 * @param label the label that replaces it
 */
record TokenShape(String prefix, Alphabet alphabet, int shortest, boolean exact, String label) {

	static TokenShape of(String prefix, Alphabet alphabet, int shortest, String label) {
		return new TokenShape(prefix, alphabet, shortest, false, label);
	}

	static TokenShape exactly(String prefix, Alphabet alphabet, int length, String label) {
		return new TokenShape(prefix, alphabet, length, true, label);
	}

	/**
	 * Return the end of a key.
	 * @param scan the scan
	 * @param at the possible start of the key
	 * @return the position after the key, or -1 if there is none
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
