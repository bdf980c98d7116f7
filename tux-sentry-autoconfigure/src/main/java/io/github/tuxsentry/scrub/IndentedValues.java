package io.github.tuxsentry.scrub;

import org.jspecify.annotations.Nullable;

/**
 * Values in YAML and similar formats that are on the lines after their name, and names
 * that are completed by the name on a line before, as in {@code api:} and {@code key: …}.
 */
final class IndentedValues {

	private static final int MAX_INDENTATION = 64;

	private static final int MAX_NAME_LENGTH = 64;

	private static final int MAX_DISTANCE = 320;

	private final SecretNames names;

	IndentedValues(SecretNames names) {
		this.names = names;
	}

	/**
	 * Replace the value on the lines after the name of a secret.
	 * @param behind the position after the colon
	 * @return whether something was replaced
	 */
	boolean replace(Scan scan, int nameFrom, int behind, String label) {
		int indentation = indentation(scan, nameFrom);
		if (indentation < 0) {
			return false;
		}
		int index = scan.end(behind, Alphabet.BLANKS, MAX_INDENTATION);
		boolean block = scan.at(index) == '|' || scan.at(index) == '>';
		index += block ? 1 : 0;
		while (block && "+-0123456789".indexOf(scan.at(index)) >= 0) {
			index++;
		}
		index = endOfLine(scan, index);
		if (index < 0) {
			return false;
		}
		int from = scan.end(index, Alphabet.BLANKS, MAX_INDENTATION);
		boolean list = scan.at(from) == '-' && scan.at(from + 1) == ' ';
		if (from - index < indentation + (list ? 0 : 1) || scan.at(from) <= ' ') {
			return false;
		}
		if (!block && !list) {
			return single(scan, from, label);
		}
		int end = endOfBlock(scan, from, block ? indentation : indentation - 1);
		if (!block && !isListOfValues(scan, from)) {
			return false;
		}
		from += list && !block ? 2 : 0;
		return hide(scan, from, end, label);
	}

	private static boolean single(Scan scan, int from, String label) {
		int end = new ValueEnd(scan).ofBare(from);
		char next = scan.at(end);
		char last = scan.at(end - 1);
		boolean plain = (next == '\n' || next == '\r' || next == '\0') && last != ':' && last != '{' && last != ','
				&& last != ')' && last != '.' && last != ']' && Alphabet.ALPHANUMERIC.contains(scan.at(from));
		return plain && !NonSecretWords.contain(scan, from, end, true) && hide(scan, from, end, label);
	}

	private static boolean hide(Scan scan, int from, int end, String label) {
		if (end <= from || Labels.endsAt(scan, from, end)) {
			return false;
		}
		scan.replaceNamed(from, end, label);
		return true;
	}

	/**
	 * Return whether the elements of a list are values, not maps.
	 */
	private static boolean isListOfValues(Scan scan, int from) {
		int start = from + 2;
		if (NamedValues.isQuote(scan.at(start))) {
			return true;
		}
		int end = new ValueEnd(scan).ofBare(start);
		return end > start && scan.at(end) <= ' ' && scan.at(end) != ' ' && scan.at(end - 1) != ':'
				&& Alphabet.ALPHANUMERIC.contains(scan.at(start));
	}

	private static int endOfLine(Scan scan, int from) {
		int index = scan.end(from, Alphabet.BLANKS, MAX_INDENTATION);
		index += (scan.at(index) == '\r') ? 1 : 0;
		return (scan.at(index) == '\n') ? index + 1 : -1;
	}

	/**
	 * Return the end of the lines that are indented by more than the name.
	 */
	private static int endOfBlock(Scan scan, int from, int indentation) {
		int end = from;
		int index = from;
		while (index < scan.length()) {
			while (index < scan.length() && scan.at(index) != '\n') {
				index++;
			}
			end = index;
			int next = index + 1;
			while (scan.at(next) == '\n') {
				next++;
			}
			int text = scan.end(next, Alphabet.BLANKS, MAX_INDENTATION);
			boolean element = indentation >= 0 || scan.at(text) == '-';
			if (text - next <= indentation || scan.at(text) == '\0' || !element) {
				break;
			}
			index = text;
		}
		return (end > from && scan.at(end - 1) == '\r') ? end - 1 : end;
	}

	/**
	 * Return the label of a name such as {@code key} together with the name of the map
	 * that contains it.
	 */
	@Nullable String labelWithParent(Scan scan, int from, int to) {
		boolean completed = (to - from == 3 && scan.matchesIgnoringCase(from, "key"))
				|| (to - from == 4 && scan.matchesIgnoringCase(from, "keys"))
				|| (to - from == 6 && scan.matchesIgnoringCase(from, "phrase"));
		if (!completed) {
			return null;
		}
		CharSequence text = scan.text();
		int parent = endOfParentLine(text, from, indentation(scan, from));
		if (parent < 0) {
			parent = endOfParentInBraces(text, from);
		}
		int start = parent;
		while (start > 0 && parent - start < MAX_NAME_LENGTH && Alphabet.PATH.contains(text.charAt(start - 1))) {
			start--;
		}
		if (parent <= start) {
			return null;
		}
		String name = text.subSequence(start, parent) + "." + text.subSequence(from, to);
		return this.names.label(name, 0, name.length());
	}

	private static int endOfParentInBraces(CharSequence text, int from) {
		int depth = 0;
		for (int i = from - 1; i > 0 && i > from - MAX_DISTANCE; i--) {
			char current = text.charAt(i);
			if (current == '}') {
				depth++;
			}
			else if (current == '{' && depth-- == 0) {
				int end = i;
				while (end > 0 && i - end < 8 && " \":'\\=".indexOf(text.charAt(end - 1)) >= 0) {
					end--;
				}
				return end;
			}
		}
		return -1;
	}

	/**
	 * Return the end of the name in the nearest line before that is less indented, or of
	 * the section of an INI file.
	 */
	private static int endOfParentLine(CharSequence text, int from, int indentation) {
		if (indentation < 0) {
			return -1;
		}
		int end = from - indentation - 1;
		while (end > 0 && end > from - MAX_DISTANCE) {
			int start = end;
			while (start > 0 && start > from - MAX_DISTANCE && text.charAt(start - 1) != '\n') {
				start--;
			}
			int first = start;
			while (first < end && NamedValues.isBlank(text.charAt(first))) {
				first++;
			}
			int last = (end > first && text.charAt(end - 1) == '\r') ? end - 1 : end;
			boolean section = indentation == 0 && last > first && text.charAt(first) == '['
					&& text.charAt(last - 1) == ']';
			if (section || (last > first && first - start < indentation)) {
				return (section || text.charAt(last - 1) == ':') ? last - 1 : -1;
			}
			end = start - 1;
		}
		return -1;
	}

	/**
	 * Return the indentation of a name that is the first of its line or of an element of
	 * a list, or -1 if it is not.
	 */
	static int indentation(Scan scan, int from) {
		int start = from;
		while (from - start < MAX_INDENTATION
				&& (NamedValues.isBlank(scan.at(start - 1)) || (scan.at(start - 1) == '-' && scan.at(start) == ' '))) {
			start--;
		}
		char before = scan.at(start - 1);
		return (before == '\n' || start == 0) ? from - start : -1;
	}

}
