package io.github.tuxsentry.scrub;

/**
 * Format of a key that is identified by a mark, usually its prefix.
 *
 * @param label the label that replaces the key
 * @param before the characters before the mark, whose number is fixed
 * @param mark the mark
 * @param after the characters after the mark
 * @param anchor the index of the character of the mark at which it is searched for: the
 * first one that is no letter or digit, or else the first one
 * @param withinWords whether a letter or digit may precede the key
 */
record KeyFormat(String label, CharacterRuns before, String mark, CharacterRuns after, int anchor,
		boolean withinWords) {

	private static final int MIN_MARK_LENGTH_WITHIN_WORDS = 4;

	private static final int MIN_MARK_LENGTH_OF_HASHES = 6;

	static KeyFormat of(String kind, String before, String mark, String after) {
		boolean marked = mark.startsWith("*");
		String known = marked ? mark.substring(1) : mark;
		CharacterRuns rest = CharacterRuns.of(after.equals("-") ? "" : after);
		int punctuation = indexOfPunctuation(known);
		boolean distinctive = punctuation >= 0 && known.length() >= minMarkLength(rest);
		return new KeyFormat("[" + kind + "]", CharacterRuns.of(before), known, rest, Math.max(punctuation, 0),
				marked || distinctive);
	}

	/**
	 * Return the length of a prefix that no ordinary word ends with. Ordinary words are
	 * more likely before a hash or UUID.
	 */
	private static int minMarkLength(CharacterRuns after) {
		boolean hash = !after.runs().isEmpty() && after.runs().get(0).letter() == 'h';
		return hash ? MIN_MARK_LENGTH_OF_HASHES : MIN_MARK_LENGTH_WITHIN_WORDS;
	}

	private static int indexOfPunctuation(String mark) {
		for (int i = 0; i < mark.length(); i++) {
			if (!Alphabet.ALPHANUMERIC.contains(mark.charAt(i))) {
				return i;
			}
		}
		return -1;
	}

	/**
	 * Return whether keys may start within words, where only punctuation is examined
	 * otherwise.
	 */
	boolean isSearchedWithinWords() {
		return Alphabet.ALPHANUMERIC.contains(this.mark.charAt(this.anchor)) && (this.withinWords || !isPrefixed());
	}

	/**
	 * Return whether a character may follow the anchor.
	 */
	boolean mayContinueWith(char next) {
		if (this.anchor + 1 < this.mark.length()) {
			return this.mark.charAt(this.anchor + 1) == next;
		}
		return this.after.mayStartWith(next);
	}

	boolean isPrefixed() {
		return this.before.runs().isEmpty();
	}

	/**
	 * Return the start of a key.
	 * @param scan the scan
	 * @param at the position of the mark
	 * @return the start, or -1 if there is none
	 */
	int start(Scan scan, int at) {
		if (!scan.matches(at, this.mark)) {
			return -1;
		}
		int from = at - this.before.minLength();
		if (from < scan.start() || (!this.withinWords && !scan.startsWord(from))) {
			return -1;
		}
		return (isPrefixed() || this.before.endOfRuns(scan, from) == at) ? from : -1;
	}

	/**
	 * Return the end of a key.
	 * @param scan the scan
	 * @param at the position of the mark
	 * @return the position after the key, or -1 if there is none
	 */
	int end(Scan scan, int at) {
		return this.after.end(scan, at + this.mark.length());
	}

}
