package io.github.tuxsentry.scrub;

import java.util.Locale;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * Names that are themselves values next to the value of the secret, in either order:
 * {@code {"name":"TOKEN","value":"…"}}, {@code key=token value=…} and
 * {@code <property name="password" value="…"/>}.
 */
final class NamedPairs {

	private static final int MAX_DISTANCE = 160;

	private static final int MAX_VALUE_LENGTH = 128;

	private static final int MAX_NAME_LENGTH = 64;

	private static final int MAX_GAP = 16;

	private static final Set<String> NAMES = Set.of("name", "key", "k", "property", "variable", "parameter", "header",
			"field", "option", "attribute", "setting", "column");

	private static final Set<String> VALUES = Set.of("value", "values", "v", "val", "content");

	private final SecretNames names;

	NamedPairs(SecretNames names) {
		this.names = names;
	}

	/**
	 * Return the label of the value after a word such as {@code value}.
	 * @param from the start of the word
	 * @param to the end of the word
	 * @param behind the position after the separator
	 * @return the label, or {@code null} if no name of a secret is next to the value
	 */
	@Nullable String label(Scan scan, int from, int to, int behind) {
		char first = Scan.lowerCase(scan.at(from));
		if ((first != 'v' && first != 'c') || !isOneOf(VALUES, scan.text(), from, to)) {
			return null;
		}
		String label = labelBefore(scan.text(), from);
		return (label != null) ? label : labelAfter(scan, behind);
	}

	/**
	 * Find the value of a field of a form, which follows the name and a blank line.
	 */
	void findFieldOfForm(Scan scan, Separator separator) {
		int quote = separator.end();
		if (scan.at(quote) != '"' || !scan.matches(separator.nameEnd() - 5, " name=")) {
			return;
		}
		int end = scan.end(quote + 1, Alphabet.PATH, MAX_NAME_LENGTH);
		int from = scan.matches(end, "\"\r\n\r\n") ? end + 5 : scan.matches(end, "\"\n\n") ? end + 3 : -1;
		String label = (from > 0) ? this.names.label(scan.text(), quote + 1, end) : null;
		int valueEnd = (label != null) ? new ValueEnd(scan).ofLine(from) : from;
		if (label != null && valueEnd > from && !Labels.endsAt(scan, from, valueEnd)) {
			scan.replaceAhead(from, valueEnd, label);
		}
	}

	/**
	 * Return the label of the nearest name before the value, in the same element.
	 */
	private @Nullable String labelBefore(CharSequence text, int to) {
		for (int i = to - 1; i > 0 && i > to - MAX_DISTANCE; i--) {
			char current = text.charAt(i);
			if (current == '{' || current == '}' || current == '<' || current == '>' || current == '(') {
				return null;
			}
			if ((current == '=' || current == ':') && isName(text, i)) {
				int start = behind(text, i + 1, to);
				return this.names.label(text, start, endOfWord(text, start, to));
			}
		}
		return null;
	}

	private static boolean isName(CharSequence text, int separator) {
		int end = separator;
		while (end > 0 && (isQuote(text.charAt(end - 1)) || NamedValues.isBlank(text.charAt(end - 1)))
				&& separator - end < MAX_GAP) {
			end--;
		}
		int from = end;
		while (from > 0 && end - from < MAX_GAP && Alphabet.PATH.contains(text.charAt(from - 1))) {
			from--;
		}
		return isOneOf(NAMES, text, from, end);
	}

	private static boolean isOneOf(Set<String> words, CharSequence text, int from, int to) {
		return to > from && to - from < MAX_GAP
				&& words.contains(text.subSequence(from, to).toString().toLowerCase(Locale.ROOT));
	}

	/**
	 * Return the label of the name that immediately follows the value.
	 */
	private @Nullable String labelAfter(Scan scan, int behind) {
		CharSequence text = scan.text();
		int limit = Math.min(scan.length(), behind + MAX_VALUE_LENGTH);
		int start = behind(text, behind, limit);
		int end = start;
		boolean quoted = start > behind && isQuote(text.charAt(start - 1));
		while (end < limit && (quoted ? !isQuote(text.charAt(end)) : !isGap(text.charAt(end)))) {
			end++;
		}
		int next = end;
		limit = Math.min(scan.length(), end + MAX_GAP);
		while (next < limit && (isGap(text.charAt(next)) || isQuote(text.charAt(next)))) {
			next++;
		}
		int separator = endOfWord(text, next, scan.length());
		while (separator < limit + MAX_GAP && separator < scan.length() && isQuote(text.charAt(separator))) {
			separator++;
		}
		if (next == end || separator >= scan.length()
				|| (text.charAt(separator) != '=' && text.charAt(separator) != ':') || !isName(text, separator)) {
			return null;
		}
		int name = behind(text, separator + 1, Math.min(scan.length(), separator + MAX_GAP));
		return this.names.label(text, name, endOfWord(text, name, scan.length()));
	}

	/**
	 * Return whether a character separates the pairs.
	 */
	private static boolean isGap(char character) {
		return character <= ' ' || character == ',' || character == ';';
	}

	private static int behind(CharSequence text, int from, int to) {
		int index = from;
		while (index < to && index - from < MAX_GAP
				&& (NamedValues.isBlank(text.charAt(index)) || isQuote(text.charAt(index)))) {
			index++;
		}
		return index;
	}

	private static int endOfWord(CharSequence text, int from, int to) {
		int limit = Math.min(to, from + MAX_NAME_LENGTH);
		int end = from;
		while (end < limit && Alphabet.PATH.contains(text.charAt(end))) {
			end++;
		}
		return end;
	}

	private static boolean isQuote(char character) {
		return NamedValues.isQuote(character) || character == '\\';
	}

}
