package io.github.tuxsentry.scrub;

import org.jspecify.annotations.Nullable;

/**
 * Single pass over a text that invokes the detectors at the characters for which they are
 * registered, and collects the remaining text. Not thread-safe.
 */
final class Scan {

	/**
	 * Maximum number of preceding characters that a detector may examine, and therefore
	 * the number of characters to read beyond the requested length.
	 */
	private static final int MAX_LOOK_BACK_LENGTH = 320;

	private static final int MAX_NAMED_LENGTH = 4096;

	private final CharSequence text;

	private final int length;

	private final Detectors detectors;

	private final NamedSecrets secrets;

	private @Nullable StringBuilder left;

	private int position;

	/** Position before which all text has been copied to {@link #left} or replaced. */
	private int taken;

	/** Start and end of the last two runs of word characters. */
	private final int[] runs = new int[4];

	private int nextRun;

	Scan(CharSequence text, Detectors detectors, NamedSecrets secrets) {
		this.text = text;
		this.length = text.length();
		this.detectors = detectors;
		this.secrets = secrets;
	}

	/**
	 * Scan the text.
	 * @param wanted the number of characters of the result that are required; the rest of
	 * a longer text may not be scanned, and is then missing from the result
	 * @return the text without its secrets
	 */
	CharSequence run(int wanted) {
		long enough = (long) wanted + MAX_LOOK_BACK_LENGTH;
		boolean inWord = false;
		while (this.position < this.length && this.position - this.taken + size() < enough) {
			char current = this.text.charAt(this.position);
			boolean word = Alphabet.ALPHANUMERIC.contains(current);
			if (!(word && inWord) && found(current)) {
				inWord = false;
				continue;
			}
			inWord = word;
			this.position++;
		}
		return result();
	}

	private boolean found(char current) {
		for (Detector detector : this.detectors.at(current)) {
			if (detector.find(this, this.position)) {
				return true;
			}
		}
		return false;
	}

	private int size() {
		return (this.left != null) ? this.left.length() : 0;
	}

	private CharSequence result() {
		if (this.left != null) {
			return this.left.append(this.text, this.taken, this.position);
		}
		return (this.position == this.length) ? this.text : this.text.subSequence(0, this.position);
	}

	/**
	 * Replace a secret with a label and continue after it.
	 * @param from the start of the secret, not before {@link #start()}
	 * @param to the end of the secret, exclusive
	 * @param label the label that replaces it
	 */
	void replace(int from, int to, String label) {
		if (this.left == null) {
			this.left = new StringBuilder(Math.min(this.length, 8192));
		}
		this.left.append(this.text, this.taken, from).append(label);
		this.taken = to;
		this.position = to;
	}

	/**
	 * Replace the value of a name with a label, and register it as secret elsewhere.
	 */
	void replaceNamed(int from, int to, String label) {
		char first = at(from);
		if (first != '{' && first != '[' && to - from <= MAX_NAMED_LENGTH) {
			this.secrets.add(this.text.subSequence(from, to).toString(), label);
		}
		replace(from, to, label);
	}

	NamedSecrets secrets() {
		return this.secrets;
	}

	/**
	 * Return the character at a position, or NUL before the start and after the end.
	 */
	char at(int index) {
		return (index >= this.taken && index < this.length) ? this.text.charAt(index) : '\0';
	}

	/**
	 * Return the first position that may be examined and replaced.
	 */
	int start() {
		return this.taken;
	}

	int length() {
		return this.length;
	}

	CharSequence text() {
		return this.text;
	}

	boolean matches(int index, String literal) {
		for (int i = 0; i < literal.length(); i++) {
			if (at(index + i) != literal.charAt(i)) {
				return false;
			}
		}
		return true;
	}

	/**
	 * Compare with a literal in lower case, ignoring the case of ASCII letters.
	 */
	boolean matchesIgnoringCase(int index, String literal) {
		for (int i = 0; i < literal.length(); i++) {
			if (lowerCase(at(index + i)) != literal.charAt(i)) {
				return false;
			}
		}
		return true;
	}

	static char lowerCase(char character) {
		return (character >= 'A' && character <= 'Z') ? (char) (character + 32) : character;
	}

	/**
	 * Return the end of a run of characters.
	 * @param from the start of the run
	 * @param alphabet the characters
	 * @param longest the maximum number of characters to examine
	 * @return the position after the run
	 */
	int end(int from, Alphabet alphabet, int longest) {
		int limit = (int) Math.min((long) from + longest, this.length);
		int index = from;
		while (index < limit && alphabet.contains(this.text.charAt(index))) {
			index++;
		}
		return index;
	}

	/**
	 * Return the end of a run of letters, digits, {@code _} and {@code -} of any length.
	 * A run is scanned only once, even if it and the next one are requested alternately.
	 */
	int endOfWord(int from) {
		for (int i = 0; i < this.runs.length; i += 2) {
			if (from >= this.runs[i] && from < this.runs[i + 1]) {
				return this.runs[i + 1];
			}
		}
		int end = end(from, Alphabet.WORD, Integer.MAX_VALUE);
		if (end > from) {
			this.runs[this.nextRun] = from;
			this.runs[this.nextRun + 1] = end;
			this.nextRun = 2 - this.nextRun;
		}
		return end;
	}

	/**
	 * Return the start of a run of characters that ends at a position.
	 * @param to the position after the run
	 * @param alphabet the characters
	 * @param longest the maximum number of characters to examine
	 * @return the position of the first character of the run
	 */
	int startOf(int to, Alphabet alphabet, int longest) {
		int limit = Math.max(this.taken, to - longest);
		int index = to;
		while (index > limit && alphabet.contains(this.text.charAt(index - 1))) {
			index--;
		}
		return index;
	}

}
