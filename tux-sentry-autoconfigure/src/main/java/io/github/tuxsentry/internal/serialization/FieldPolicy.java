package io.github.tuxsentry.internal.serialization;

/**
 * Policy for a field of an item, according to its type and name.
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

	/**
	 * Names in the code, such as those of the frames of a stack trace, and constants.
	 */
	static final FieldPolicy CODE = of(Kind.CODE);

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
	 * Return whether the content is that of the application.
	 */
	boolean isFree() {
		return this.kind == Kind.FREE || this.kind == Kind.DATA;
	}

	/**
	 * Kind of content.
	 */
	enum Kind {

		/** Texts and data of the application. */
		FREE,

		/**
		 * Like {@link #FREE}, also if it is a list of objects of the SDK, for which there
		 * is no limit elsewhere.
		 */
		DATA,

		/** Names in the code and constants, which are not scrubbed. */
		CODE,

		/**
		 * IDs, times and names by which Sentry finds what belongs together, such as the
		 * release. Only secrets are replaced in them, and no addresses, which a version
		 * may look like.
		 */
		NAME,

		/** Base64, of any length; any other text is scrubbed. */
		BINARY,

		/** Samples of a profile: many numbers, and frames. */
		SAMPLES,

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
