package io.github.tuxsentry.scrub;

/**
 * Filter for texts that contain none of several keys. It has the hash codes of all groups
 * of three characters of the keys, and looks at some of those of a text: as many as are
 * needed to come across any key.
 */
final class TextFilter {

	private static final int GROUP = 3;

	/** Number of hash codes, a power of two. */
	private static final int SIZE = 1 << 13;

	private static final long[] NONE = {};

	private long[] groups = NONE;

	/** Maximum distance of the groups of a text that are looked at. */
	private int step = Integer.MAX_VALUE;

	void add(String key) {
		if (this.groups == NONE) {
			this.groups = new long[SIZE / Long.SIZE];
		}
		this.step = Math.max(0, Math.min(this.step, key.length() - GROUP + 1));
		for (int i = 0; i <= key.length() - GROUP; i++) {
			int hash = hash(key, i);
			this.groups[hash / Long.SIZE] |= 1L << hash;
		}
	}

	/**
	 * Return whether a text may contain a key.
	 */
	boolean mayBeIn(String text) {
		if (this.groups == NONE) {
			return false;
		}
		if (this.step == 0) {
			return true;
		}
		for (int i = 0; i <= text.length() - GROUP; i += this.step) {
			int hash = hash(text, i);
			if ((this.groups[hash / Long.SIZE] & (1L << hash)) != 0) {
				return true;
			}
		}
		return false;
	}

	private static int hash(String text, int index) {
		int hash = (text.charAt(index) * 31 + text.charAt(index + 1)) * 31 + text.charAt(index + 2);
		return (hash ^ (hash >>> 13)) & (SIZE - 1);
	}

}
