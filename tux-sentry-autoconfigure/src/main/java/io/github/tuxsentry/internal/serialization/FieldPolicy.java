package io.github.tuxsentry.internal.serialization;

/**
 * Policy for a field of an item.
 *
 * @param kind the kind of content
 * @param length the maximum length of texts in {@code char}s
 * @param depth the maximum number of levels of free data
 * @param bytes the maximum number of bytes of free data
 * @param valueBytes the maximum number of bytes of each value of a free map
 */
record FieldPolicy(Kind kind, int length, int depth, int bytes, int valueBytes) {

	/**
	 * Maximum message length of Sentry, which truncates longer messages without a marker.
	 */
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
	 * Kind of content.
	 */
	enum Kind {

		/** Texts and data of the application. */
		FREE,

		/**
		 * Content that Sentry requires unchanged: IDs, times, types, names in the code.
		 */
		STRUCTURE,

		/** Tags. */
		TAGS,

		/** Content that is secret as a whole. */
		COOKIES,

		/** Query string of a URL. */
		QUERY,

		/** IP address, for which Sentry does not accept any other content. */
		ADDRESS

	}

}
