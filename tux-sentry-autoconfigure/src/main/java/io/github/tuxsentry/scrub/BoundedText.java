package io.github.tuxsentry.scrub;

/**
 * Text with a limited number of reads, which bounds the time of a pattern match.
 */
final class BoundedText implements CharSequence {

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
	static final class ExhaustedException extends RuntimeException {

		private static final long serialVersionUID = 1L;

		ExhaustedException() {
			super("read too often", null, false, false);
		}

	}

}
