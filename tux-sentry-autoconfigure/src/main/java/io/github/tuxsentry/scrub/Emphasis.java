package io.github.tuxsentry.scrub;

/**
 * Emphasis in Markdown, which users and bots write around names and values in messages:
 * {@code **Token:** …}, {@code **Token**: …} and {@code token: ||…||}.
 */
final class Emphasis {

	private static final int MAX_LENGTH = 3;

	private static final String SPOILER = "||";

	private Emphasis() {
	}

	/**
	 * Return the length of the emphasis that ends before a position.
	 */
	static int lengthBefore(Scan scan, int end) {
		char mark = scan.at(end - 1);
		int length = 0;
		while ((mark == '*' || mark == '~' || mark == '|') && length < MAX_LENGTH
				&& scan.at(end - 1 - length) == mark) {
			length++;
		}
		return (length > 1 || mark == '*') ? length : 0;
	}

	/**
	 * Return the length of the emphasis after a separator that closes the one before the
	 * name.
	 */
	static int lengthOfClosing(Scan scan, int at, int nameFrom) {
		char mark = scan.at(at);
		if ((mark != '*' && mark != '_') || (scan.at(nameFrom - 1) != mark && scan.at(nameFrom) != mark)) {
			return 0;
		}
		int length = 1;
		while (length < MAX_LENGTH && scan.at(at + length) == mark) {
			length++;
		}
		return NamedValues.isBlank(scan.at(at + length)) ? length : 0;
	}

	/**
	 * Return the length of the mark of a spoiler that starts at a position.
	 */
	static int lengthOfSpoiler(Scan scan, int at) {
		char first = scan.matches(at, SPOILER) ? scan.at(at + SPOILER.length()) : ' ';
		return (first > ' ' && first != '|') ? SPOILER.length() : 0;
	}

}
