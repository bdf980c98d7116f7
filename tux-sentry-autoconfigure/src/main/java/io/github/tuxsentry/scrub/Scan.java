package io.github.tuxsentry.scrub;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;

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

	private static final int MAX_ENCODINGS = 2;

	private final CharSequence text;

	private final int length;

	private final Detectors detectors;

	private final NamedSecrets secrets;

	private @Nullable StringBuilder left;

	/** Position before which all text has been copied to {@link #left} or replaced. */
	private int taken;

	/** Start and end of the last two runs of word characters. */
	private final int[] runs = new int[4];

	private int nextRun;

	/** Position after the last escape sequence, where a word starts. */
	private int escapeEnd = -1;

	/** Position before which all encoded text has been decoded and scanned. */
	private int decodedEnd;

	/** Number of encodings of this text that have been decoded. */
	private final int encodings;

	/** Replacements in this text if it is decoded. */
	private final List<Replacement> replacements = new ArrayList<>(0);

	/** Start, end and label of secrets found ahead of the position, in order. */
	private @Nullable ArrayDeque<Found> ahead;

	/** Whether nothing was found that replaces text here or elsewhere. */
	private boolean clean = true;

	/** Position at which detectors are invoked. */
	private int position;

	Scan(CharSequence text, Detectors detectors, NamedSecrets secrets) {
		this(text, detectors, secrets, 0);
	}

	private Scan(CharSequence text, Detectors detectors, NamedSecrets secrets, int encodings) {
		this.text = text;
		this.length = text.length();
		this.detectors = detectors;
		this.secrets = secrets;
		this.encodings = encodings;
	}

	/**
	 * Scan the text.
	 * @param wanted the number of characters of the result that are required; the rest of
	 * a longer text may not be scanned, and is then missing from the result
	 * @return the text without its secrets
	 */
	CharSequence run(int wanted) {
		long limit = limit(wanted);
		int wordStart = 0;
		boolean inWord = false;
		int index = 0;
		while (index < limit) {
			if (this.ahead != null && foundAhead(this.ahead, index)) {
				inWord = false;
				index = Math.max(index, this.taken);
				limit = limit(wanted);
				continue;
			}
			char current = this.text.charAt(index);
			boolean word = Alphabet.ALPHANUMERIC.contains(current);
			boolean within = word && inWord && index != this.escapeEnd;
			wordStart = within ? wordStart : index;
			char next = (index + 1 < this.length) ? this.text.charAt(index + 1) : '\0';
			Detector[] candidates = within ? this.detectors.withinWord(current, next)
					: this.detectors.at(current, next);
			boolean encoded = index - wordStart == Base64Text.MIN_WORD_LENGTH;
			inWord = word;
			if ((candidates.length > 0 && found(candidates, index)) || (encoded && Base64Text.find(this, wordStart))) {
				inWord = false;
				index = this.taken;
				limit = limit(wanted);
			}
			else {
				index = word ? endOfPlain(index + 1, wordStart, limit) : index + 1;
			}
		}
		return result(index);
	}

	/**
	 * Return the next position in a word, or after it, that has to be visited.
	 */
	private int endOfPlain(int from, int wordStart, long limit) {
		if (this.ahead != null) {
			return from;
		}
		int base64 = wordStart + Base64Text.MIN_WORD_LENGTH;
		long stop = (base64 >= from) ? Math.min(base64, limit) : limit;
		stop = (this.escapeEnd >= from) ? Math.min(this.escapeEnd, stop) : stop;
		int index = from;
		while (index < stop && this.detectors.isPlainWithinWord(this.text.charAt(index))) {
			index++;
		}
		return index;
	}

	/**
	 * Return the position up to which to scan for the wanted number of characters.
	 */
	private long limit(int wanted) {
		return Math.min(this.length, (long) wanted + MAX_LOOK_BACK_LENGTH + this.taken - size());
	}

	private boolean found(Detector[] candidates, int index) {
		this.position = index;
		for (Detector detector : candidates) {
			if (detector.find(this, index)) {
				return true;
			}
		}
		return false;
	}

	private int size() {
		return (this.left != null) ? this.left.length() : 0;
	}

	private CharSequence result(int end) {
		if (this.left != null) {
			return this.left.append(this.text, this.taken, end);
		}
		return (end == this.length) ? this.text : this.text.subSequence(0, end);
	}

	/**
	 * Replace a secret with a label and continue after it.
	 * @param from the start of the secret, not before {@link #start()}
	 * @param to the end of the secret, exclusive
	 * @param label the label that replaces it
	 */
	void replace(int from, int to, String label) {
		this.clean = false;
		if (this.left == null) {
			this.left = new StringBuilder(Math.min(this.length, 8192));
		}
		this.left.append(this.text, this.taken, from).append(label);
		if (this.encodings > 0) {
			this.replacements.add(new Replacement(from, to, label));
		}
		this.taken = to;
	}

	/**
	 * Replace a secret ahead of the position with a label, once the scan arrives there.
	 * The text before is still examined by all detectors. A secret that begins before the
	 * end of the last one ahead is ignored.
	 */
	void replaceAhead(int from, int to, String label) {
		this.ahead = (this.ahead != null) ? this.ahead : new ArrayDeque<>();
		if (from >= this.position && (this.ahead.isEmpty() || this.ahead.getLast().to() <= from)) {
			this.ahead.add(new Found(from, to, label));
		}
	}

	private boolean foundAhead(ArrayDeque<Found> ahead, int index) {
		Found found = ahead.peek();
		if (found == null || found.from() > index) {
			return false;
		}
		ahead.remove();
		if (found.from() >= this.taken) {
			replaceNamed(found.from(), found.to(), found.label());
		}
		else if (found.to() > this.taken) {
			replace(this.taken, found.to(), "");
		}
		return true;
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

	/**
	 * Return whether encoded text at a position has not been decoded yet.
	 */
	boolean mayDecode(int at) {
		return at >= this.decodedEnd && this.encodings < MAX_ENCODINGS;
	}

	/**
	 * Scan decoded text.
	 * @param decoded the decoded text
	 * @param end the position after the encoded text
	 * @return the replacements that the decoded text requires
	 */
	List<Replacement> replacementsInDecoded(String decoded, int end) {
		this.decodedEnd = end;
		Scan scan = new Scan(decoded, this.detectors, this.secrets, this.encodings + 1);
		scan.run(Integer.MAX_VALUE);
		this.clean &= scan.clean;
		return scan.replacements;
	}

	/**
	 * Return the secrets of the related texts, to which the caller adds something.
	 */
	NamedSecrets secrets() {
		this.clean = false;
		return this.secrets;
	}

	/**
	 * Return whether the text neither contains a secret nor tells about one in another
	 * text.
	 */
	boolean isClean() {
		return this.clean;
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

	/**
	 * Return whether a word starts at a position: at the start of the text, or after a
	 * character that is no letter or digit, or after an escape sequence.
	 */
	boolean startsWord(int index) {
		return index == this.escapeEnd || !Alphabet.ALPHANUMERIC.contains(at(index - 1));
	}

	/**
	 * Return the first position after the last escape sequence.
	 */
	int startOfEscaped() {
		return Math.max(this.taken, this.escapeEnd);
	}

	void startWordAt(int index) {
		this.escapeEnd = index;
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

	/**
	 * Return whether there is a digit between two positions.
	 */
	boolean holdsDigit(int from, int to) {
		for (int i = from; i < to; i++) {
			if (Alphabet.DIGITS.contains(at(i))) {
				return true;
			}
		}
		return false;
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

	/**
	 * Secret in decoded text.
	 *
	 * @param from the start of the secret
	 * @param to the end of the secret, exclusive
	 * @param label the label that replaces it
	 */
	record Replacement(int from, int to, String label) {
	}

	private record Found(int from, int to, String label) {
	}

}
