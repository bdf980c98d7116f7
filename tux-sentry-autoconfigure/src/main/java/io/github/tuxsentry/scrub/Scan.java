package io.github.tuxsentry.scrub;

import org.jspecify.annotations.Nullable;

/**
 * One pass over one text: asks the detectors at the characters that they are registered
 * for, and keeps what they leave. Not thread-safe.
 */
final class Scan {

	/**
	 * What a detector may look back at most, and so what has to be read beyond the end of
	 * what is wanted.
	 */
	private static final int MAX_LOOK_BACK_LENGTH = 320;

	private static final int MAX_NAMED_LENGTH = 4096;

	private final CharSequence text;

	private final int length;

	private final Detectors detectors;

	private final NamedSecrets secrets;

	private @Nullable StringBuilder left;

	private int position;

	/** Everything before it is in {@link #left}, or was replaced. */
	private int taken;

	/** The last two runs of letters and the like: where each starts and ends. */
	private final int[] runs = new int[4];

	private int nextRun;

	Scan(CharSequence text, Detectors detectors, NamedSecrets secrets) {
		this.text = text;
		this.length = text.length();
		this.detectors = detectors;
		this.secrets = secrets;
	}

	/**
	 * Scans the text.
	 * @param wanted how many characters of the result are wanted; the rest of a longer
	 * text may not be scanned, and is then missing from the result
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
	 * Puts a label in the place of a secret and goes on behind it.
	 * @param from where the secret starts, not before {@link #start()}
	 * @param to where it ends, exclusively
	 * @param label what stands for it
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
	 * Puts a label in the place of the value of a name, which is secret elsewhere too.
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
	 * Returns the character at a position, or NUL before the start and behind the end.
	 */
	char at(int index) {
		return (index >= this.taken && index < this.length) ? this.text.charAt(index) : '\0';
	}

	/**
	 * Returns the first position that may be looked at and replaced.
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
	 * Compares with a literal in lower case, ignoring the case of ASCII letters.
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
	 * Returns where a run of characters ends.
	 * @param from where it starts
	 * @param alphabet the characters
	 * @param longest how many characters are looked at
	 * @return the position behind the run
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
	 * Returns where a run of letters, digits, {@code _} and {@code -} ends, however long
	 * it is: a run is walked through once, however often it and the one behind it are
	 * asked for in turns.
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
	 * Returns where a run of characters starts that ends at a position.
	 * @param to the position behind the run
	 * @param alphabet the characters
	 * @param longest how many characters are looked at
	 * @return the position of the run's first character
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
