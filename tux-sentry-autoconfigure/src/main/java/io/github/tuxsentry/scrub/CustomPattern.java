package io.github.tuxsentry.scrub;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Pattern of the application. The pattern may cause backtracking: the number of matching
 * steps is limited, and a text that exceeds the limit is removed as a whole.
 *
 * @param pattern the pattern of the secrets
 * @param label the label that replaces them
 */
record CustomPattern(Pattern pattern, String label) {

	private static final String LIMIT_EXCEEDED = "[removed: pattern limit exceeded]";

	static CustomPattern of(String kind, Pattern pattern) {
		if (pattern.matcher("").find()) {
			throw new IllegalArgumentException(
					"The pattern '" + pattern + "' for '" + kind + "' must not match the empty string");
		}
		return new CustomPattern(pattern, Labels.of(kind));
	}

	String scrub(String text) {
		try {
			Matcher matcher = this.pattern.matcher(new BoundedText(text));
			return matcher.find() ? matcher.replaceAll(Matcher.quoteReplacement(this.label)) : text;
		}
		catch (BoundedText.ExhaustedException | StackOverflowError ex) {
			return LIMIT_EXCEEDED;
		}
	}

	/**
	 * Text with a limited number of reads, which bounds the time of a pattern match.
	 */
	private static final class BoundedText implements CharSequence {

		private static final int READS_PER_CHARACTER = 128;

		private static final int FREE_READS = 10_000;

		private final CharSequence text;

		private long reads;

		BoundedText(CharSequence text) {
			this.text = text;
			this.reads = FREE_READS + (long) READS_PER_CHARACTER * text.length();
		}

		@Override
		public int length() {
			return this.text.length();
		}

		@Override
		public char charAt(int index) {
			if (--this.reads < 0) {
				throw new ExhaustedException();
			}
			return this.text.charAt(index);
		}

		@Override
		public CharSequence subSequence(int start, int end) {
			return this.text.subSequence(start, end);
		}

		@Override
		public String toString() {
			return this.text.toString();
		}

		/**
		 * Exception thrown when the number of reads is exceeded.
		 */
		private static final class ExhaustedException extends RuntimeException {

			private static final long serialVersionUID = 1L;

			ExhaustedException() {
				super("Matching limit exceeded", null, false, false);
			}

		}

	}

}
