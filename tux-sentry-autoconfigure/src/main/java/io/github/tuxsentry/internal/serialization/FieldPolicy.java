package io.github.tuxsentry.internal.serialization;

/**
 * What holds at a place of an item.
 *
 * @param kind what stands there
 * @param length the longest text in {@code char}s
 * @param depth how many levels free data has
 * @param bytes how many bytes free data has
 * @param valueBytes how many bytes each value of a free map has
 */
record FieldPolicy(Kind kind, int length, int depth, int bytes, int valueBytes) {

	/** Sentry's longest message; longer ones would be cut there without a mark. */
	static final int MAX_TEXT_LENGTH = 8192;

	static final FieldPolicy FREE = data(7, 8192);

	static final FieldPolicy STRUCTURE = new FieldPolicy(Kind.STRUCTURE, MAX_TEXT_LENGTH, 7, 8192, 8192);

	static FieldPolicy data(int depth, int bytes) {
		return new FieldPolicy(Kind.FREE, MAX_TEXT_LENGTH, depth, bytes, bytes);
	}

	static FieldPolicy text(int length) {
		return new FieldPolicy(Kind.FREE, length, 7, 8192, 8192);
	}

	static FieldPolicy of(Kind kind) {
		return new FieldPolicy(kind, MAX_TEXT_LENGTH, 7, 8192, 8192);
	}

	/**
	 * What stands at a place.
	 */
	enum Kind {

		/** SafeStrings and data of the application. */
		FREE,

		/** What Sentry needs as it is: ids, times, types, names in the code. */
		STRUCTURE,

		/** Tags. */
		TAGS,

		/** A secret as a whole. */
		COOKIES,

		/** The part of a URL behind the question mark. */
		QUERY,

		/** An IP address, which Sentry takes in that form only. */
		ADDRESS

	}

}
