package io.github.tuxsentry.scrub;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * Secrets found in several related texts, such as the fields of an event. A value next to
 * the name of a secret in one of the texts is replaced in all of them, also if it is
 * escaped or encoded there.
 * <p>
 * Create an instance for the texts, and pass it to
 * {@link Scrubber#scrub(String, int, NamedSecrets)} with each of them. If {@link #areIn}
 * returns {@code true} for the result, a secret was found too late for some of the texts.
 * In this case, scrub all texts once more with the same instance.
 * <p>
 * The number of secrets is limited. Instances are not thread-safe.
 *
 * @since 0.1.0
 */
public final class NamedSecrets {

	private static final int MAX_SIZE = 16;

	private static final String TRUNCATED = " (truncated)...";

	private List<NamedSecret> secrets = List.of();

	/** Number of secrets without their encoded forms. */
	private int size;

	/** Values found in place of a secret before any name of a secret was found. */
	private List<String> nameless = List.of();

	private @Nullable String label;

	/**
	 * Create a new, empty collection of secrets.
	 */
	public NamedSecrets() {
	}

	/**
	 * Add a value next to the name of a secret. A value that is too short or too common
	 * to search for is ignored.
	 * @param value the value
	 * @param label the label that replaces it
	 */
	public void add(String value, String label) {
		boolean start = value.endsWith(TRUNCATED);
		String known = bare(start ? value.substring(0, value.length() - TRUNCATED.length()) : value, label);
		if (this.size < MAX_SIZE && NamedSecret.isDistinctive(known)
				&& this.secrets.stream().noneMatch((secret) -> secret.value().equals(known))) {
			List<NamedSecret> more = new ArrayList<>(this.secrets);
			more.add(new NamedSecret(known, label, start));
			EncodedForms.of(known).forEach((form) -> more.add(new NamedSecret(form, label, false)));
			more.sort(Comparator.comparingInt((NamedSecret secret) -> secret.value().length()).reversed());
			this.secrets = more;
			this.size++;
		}
	}

	/**
	 * Remove quotes, or the text around the credentials in a header.
	 */
	private static String bare(String value, String label) {
		int last = value.length() - 1;
		if (last > 0 && value.charAt(0) == value.charAt(last) && NamedValues.isQuote(value.charAt(0))) {
			return value.substring(1, last);
		}
		int blank = label.equals("[authorization]") ? value.indexOf(' ') : -1;
		return (blank > 0) ? value.substring(blank + 1).split("[\\s,]", 2)[0] : value;
	}

	/**
	 * Add the name of a secret whose value occurs elsewhere.
	 * @param label the label that replaces the value
	 */
	void addName(String label) {
		this.label = (this.label != null) ? this.label : label;
	}

	/**
	 * Return the label that replaces a value whose name occurs elsewhere.
	 * @param value the value
	 * @return the label, or {@code null} if no name of a secret has been found yet
	 */
	@Nullable String labelOf(String value) {
		if (this.label != null) {
			add(value, this.label);
		}
		else if (this.nameless.size() < MAX_SIZE) {
			this.nameless = new ArrayList<>(this.nameless);
			this.nameless.add(value);
		}
		return this.label;
	}

	/**
	 * Return whether the written text may contain a secret that was collected later.
	 * @param written all text that was scrubbed with these secrets, as text or as JSON
	 * @return whether it must be scrubbed again with these secrets
	 */
	public boolean areIn(String written) {
		String found = this.label;
		if (found != null && !this.nameless.isEmpty()) {
			this.nameless.forEach((value) -> add(value, found));
			return true;
		}
		return this.secrets.stream().anyMatch((secret) -> secret.mayBeIn(written));
	}

	String hideIn(String text) {
		String hidden = text;
		for (NamedSecret secret : this.secrets) {
			hidden = secret.hideIn(hidden);
		}
		return hidden;
	}

	/**
	 * Value next to the name of a secret, which is replaced wherever else it occurs.
	 *
	 * @param value the value
	 * @param label the label that replaces it
	 * @param start whether it is only the start of the value
	 */
	private record NamedSecret(String value, String label, boolean start) {

		private static final int MIN_LENGTH = 6;

		private static final int MIN_WORD_LENGTH = 8;

		private static final int MIN_PROBE_LENGTH = 4;

		/**
		 * Maximum length of the search key; any further matching characters are also
		 * replaced.
		 */
		private static final int MAX_KEY_LENGTH = 64;

		/**
		 * Return whether a value is distinctive: a short value or an ordinary word may
		 * have a different meaning elsewhere.
		 */
		static boolean isDistinctive(String value) {
			if (value.length() < MIN_LENGTH || (value.startsWith("[") && value.endsWith("]"))) {
				return false;
			}
			if (value.chars().allMatch(Character::isLetter)) {
				return value.length() >= MIN_WORD_LENGTH && !NonSecretWords.contain(value) && !Labels.consistOf(value);
			}
			return value.chars().anyMatch(Character::isLetterOrDigit);
		}

		/**
		 * Return whether a JSON text may contain the value, according to a part of the
		 * value without escapes.
		 */
		boolean mayBeIn(String json) {
			int longestFrom = 0;
			int longestEnd = 0;
			int from = 0;
			for (int i = 0; i <= keyLength(); i++) {
				if (i == keyLength() || !Alphabet.ALPHANUMERIC.contains(this.value.charAt(i))) {
					if (i - from > longestEnd - longestFrom) {
						longestFrom = from;
						longestEnd = i;
					}
					from = i + 1;
				}
			}
			return longestEnd - longestFrom < MIN_PROBE_LENGTH
					|| json.contains(this.value.substring(longestFrom, longestEnd));
		}

		/**
		 * Replace the value in a text.
		 * @param text the text
		 * @return the same instance if it does not contain the value
		 */
		String hideIn(String text) {
			String key = this.value.substring(0, keyLength());
			StringBuilder hidden = null;
			int taken = 0;
			for (int at = text.indexOf(key); at >= 0; at = text.indexOf(key, at)) {
				int end = endOf(text, at);
				if (isWord() && isInWord(text, at, end)) {
					at++;
					continue;
				}
				hidden = (hidden != null) ? hidden : new StringBuilder(text.length());
				hidden.append(text, taken, at).append(this.label);
				taken = end;
				at = end;
			}
			return (hidden != null) ? hidden.append(text, taken, text.length()).toString() : text;
		}

		private int keyLength() {
			return Math.min(this.value.length(), MAX_KEY_LENGTH);
		}

		private int endOf(String text, int at) {
			int length = keyLength();
			while (length < this.value.length() && at + length < text.length()
					&& text.charAt(at + length) == this.value.charAt(length)) {
				length++;
			}
			int end = at + length;
			while (this.start && length == this.value.length() && end < text.length() && text.charAt(end) > ' '
					&& "\"'`)]}>,;".indexOf(text.charAt(end)) < 0) {
				end++;
			}
			return end;
		}

		/**
		 * Return whether the value is a word or a number, which may be part of another.
		 */
		private boolean isWord() {
			return this.value.chars().allMatch(Character::isLetter) || this.value.chars().allMatch(Character::isDigit);
		}

		private static boolean isInWord(String text, int from, int end) {
			return (from > 0 && Character.isLetterOrDigit(text.charAt(from - 1)))
					|| (end < text.length() && Character.isLetterOrDigit(text.charAt(end)));
		}

	}

}
