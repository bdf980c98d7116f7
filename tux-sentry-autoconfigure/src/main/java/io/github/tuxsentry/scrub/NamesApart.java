package io.github.tuxsentry.scrub;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * {@link Detector} for values that are separated from their names, as in the messages of
 * Spring about a property or field that cannot be bound:
 * {@code on field 'password': rejected value [X]}, and in a different text
 * {@code for value [X]}, and of Jackson: {@code from String "X"}.
 */
final class NamesApart implements Detector {

	static final String FIRST_CHARACTERS = ":'[\"";

	private static final int MAX_NAME_LENGTH = 128;

	private static final int MAX_VALUE_LENGTH = 512;

	private static final List<String> WORDS_BEFORE_NAME = List.of("field ", "under ", "property ", "parameter ",
			"argument ", "option ", "attribute ", "variable ", "key ");

	private static final List<String> WORDS_BEFORE_VALUE = List.of("value ", "value: ", "input string: ",
			"from string ");

	private final SecretNames names;

	NamesApart(SecretNames names) {
		this.names = names;
	}

	@Override
	public boolean mayBeAt(char character, char next) {
		return character != ':' || next == ' ';
	}

	@Override
	public boolean find(Scan scan, int at) {
		char first = scan.at(at);
		if (first == ':') {
			if (scan.at(at + 1) == ' ' && scan.matchesIgnoringCase(at - 8, "property")) {
				name(scan, at + 2, '\0');
			}
			return scan.matches(at - 11, "UUID string: ") && value(scan, at + 2, '\0');
		}
		if (first == '"' && scan.at(at - 1) == '[') {
			nameInChain(scan, at);
			return false;
		}
		if (scan.at(at - 1) != ' ') {
			return false;
		}
		if (isBehind(scan, at, WORDS_BEFORE_VALUE)) {
			nameBefore(scan, at - 1);
			return value(scan, at + 1, (first == '[') ? ']' : first);
		}
		if (first == '\'' && isBehind(scan, at, WORDS_BEFORE_NAME)) {
			name(scan, at + 1, '\'');
		}
		return false;
	}

	private static boolean isBehind(Scan scan, int at, List<String> words) {
		for (String word : words) {
			if (scan.matchesIgnoringCase(at - word.length(), word)) {
				return true;
			}
		}
		return false;
	}

	private void name(Scan scan, int from, char quote) {
		int end = scan.end(from, Alphabet.PATH, MAX_NAME_LENGTH);
		if (quote == '\0' || scan.at(end) == quote) {
			note(scan, this.names.label(scan.text(), from, end));
		}
	}

	/**
	 * Find the last name in {@code (through reference chain: Bot["api"]->Api["token"])}
	 * of Jackson.
	 */
	private void nameInChain(Scan scan, int quote) {
		int type = scan.startOf(quote - 1, Alphabet.PATH, MAX_NAME_LENGTH);
		int end = scan.end(quote + 1, Alphabet.PATH, MAX_NAME_LENGTH);
		if (scan.matches(end, "\"])") && (scan.at(type - 1) == '>' || scan.matches(type - 7, "chain: "))) {
			note(scan, this.names.label(scan.text(), quote + 1, end));
		}
	}

	/**
	 * Find the name in {@code Property bot.token with value 'X'}.
	 */
	private void nameBefore(Scan scan, int endOfValue) {
		int end = endOfValue - " with value".length();
		if (scan.matches(end, " with value")) {
			note(scan, this.names.label(scan.text(), scan.startOf(end, Alphabet.PATH, MAX_NAME_LENGTH), end));
		}
	}

	private static void note(Scan scan, @Nullable String label) {
		if (label != null) {
			scan.secrets().addName(label);
		}
	}

	private static boolean value(Scan scan, int from, char closing) {
		int limit = Math.min(from + MAX_VALUE_LENGTH, scan.length());
		int end = from;
		while (end < limit && !endsAt(scan, end, closing)) {
			end++;
		}
		if (end == from || isHarmless(scan, from, end) || (closing == ']' && Labels.at(scan, from - 1))) {
			return false;
		}
		String label = scan.secrets().labelOf(scan.text().subSequence(from, end).toString());
		if (label == null) {
			return false;
		}
		while (end == limit && end < scan.length() && !endsAt(scan, end, closing)) {
			end++;
			limit++;
		}
		scan.replace(from, end, label);
		return true;
	}

	private static boolean isHarmless(Scan scan, int from, int end) {
		return Labels.at(scan, from) || scan.matches(from, "${") || NonSecretWords.contain(scan, from, end, false);
	}

	private static boolean endsAt(Scan scan, int at, char closing) {
		char current = scan.at(at);
		if (closing == '\0') {
			return current <= ' ' || ",;)]}\"'".indexOf(current) >= 0;
		}
		if (current != closing) {
			return false;
		}
		char next = scan.at(at + 1);
		return next <= ' ' || ",;:.)]}\"'".indexOf(next) >= 0 || (closing != ']' && next == '\\');
	}

}
