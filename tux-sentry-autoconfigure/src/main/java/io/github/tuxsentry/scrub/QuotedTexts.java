package io.github.tuxsentry.scrub;

import org.jspecify.annotations.Nullable;

/**
 * {@link Detector} for quoted values that follow the name of a secret without a
 * separator: {@code PASSWORD '…'} and {@code token IN ('…')} in SQL,
 * {@code put("token", "…")} and {@code setToken("…")} in source code.
 */
final class QuotedTexts implements Detector {

	static final String FIRST_CHARACTERS = "'\"";

	private static final int MAX_NAME_LENGTH = 64;

	private static final int MAX_BLANKS = 4;

	private static final int MAX_VALUES = 32;

	private static final int MIN_ARGUMENT_LENGTH = 6;

	private static final String SET_PROPERTY = "setProperty(";

	private final SecretNames names;

	QuotedTexts(SecretNames names) {
		this.names = names;
	}

	@Override
	public boolean mayBeAt(char character, char next) {
		return next == '\0' || (next > ' ' && !isPlaceholder(next));
	}

	@Override
	public boolean find(Scan scan, int at) {
		if (scan.at(at + 1) <= ' ') {
			return false;
		}
		boolean password = scan.at(at - 1) == ' '
				&& (scan.matchesIgnoringCase(at - 9, "password") || scan.matchesIgnoringCase(at - 14, "identified by"));
		String label = password ? "[password]" : label(scan, at);
		if (label == null || isPlaceholder(scan.at(at + 1))) {
			return false;
		}
		int end = new ValueEnd(scan).ofQuoted(at + 1, scan.at(at), 0);
		if (scan.at(at - 1) == '(') {
			findNext(scan, end + 1, label);
		}
		if (end <= at + 1 || Labels.endsAt(scan, at + 1, end)) {
			return false;
		}
		scan.replaceNamed(at + 1, end, label);
		return true;
	}

	/**
	 * Find the next values of a list in parentheses.
	 */
	private static void findNext(Scan scan, int after, String label) {
		int index = after;
		for (int i = 0; i < MAX_VALUES && scan.at(index) == ','; i++) {
			int quote = scan.end(index + 1, Alphabet.BLANKS, MAX_BLANKS);
			if (scan.at(quote) != '\'') {
				return;
			}
			int end = new ValueEnd(scan).ofQuoted(quote + 1, '\'', 0);
			if (end > quote + 1 && !Labels.endsAt(scan, quote + 1, end)) {
				scan.replaceAhead(quote + 1, end, label);
			}
			index = end + 1;
		}
	}

	private static boolean isPlaceholder(char first) {
		return first == '$' || first == '{' || first == '%' || NamedValues.isQuote(first);
	}

	private @Nullable String label(Scan scan, int at) {
		char before = scan.at(at - 1);
		if (before == '(') {
			String label = labelBefore(scan, at - 1, false);
			boolean secret = label != null && (GeneratedValues.isAt(scan, at + 1)
					|| (isSetter(scan, at - 1, label) && isLastArgument(scan, at)));
			return secret ? label : compared(scan, at - 1, at);
		}
		if (before == ',' || (before == ' ' && scan.at(at - 2) == ',')) {
			int name = at - ((before == ',') ? 1 : 2);
			boolean named = NamedValues.isQuote(scan.at(name - 1))
					&& (GeneratedValues.isAt(scan, at + 1) || (isProperty(scan, name - 1) && isLastArgument(scan, at)));
			return named ? labelBefore(scan, name, true) : null;
		}
		if (before != ' ') {
			return null;
		}
		if (scan.matches(at - 4, " to ")) {
			return generated(scan, at, labelBefore(scan, at - 4, true));
		}
		if (scan.matches(at - 4, " is ")) {
			return generated(scan, at, labelBefore(scan, at - 4, false));
		}
		String label = compared(scan, at, at);
		return (label == null && GeneratedValues.isAt(scan, at + 1)) ? labelBefore(scan, at - 1, false) : label;
	}

	/**
	 * Return whether the name of a method sets a secret, as in {@code setPassword("…")}.
	 */
	private static boolean isSetter(Scan scan, int end, String label) {
		int from = scan.startOf(end, Alphabet.IDENTIFIER, MAX_NAME_LENGTH);
		return scan.matches(from, "set") && Character.isUpperCase(scan.at(from + 3)) && !label.equals("[cookie]")
				&& !label.equals("[authorization]");
	}

	private static boolean isProperty(Scan scan, int end) {
		int name = scan.startOf(end, Alphabet.PATH, MAX_NAME_LENGTH);
		return scan.matches(name - SET_PROPERTY.length() - 1, SET_PROPERTY);
	}

	/**
	 * Return whether a quoted text is a single word that is no name, and the last
	 * argument of a method.
	 */
	private boolean isLastArgument(Scan scan, int quote) {
		int from = quote + 1;
		int end = from;
		while (end - from < MAX_NAME_LENGTH && scan.at(end) > ' ' && scan.at(end) != '\\'
				&& scan.at(end) != scan.at(quote)) {
			end++;
		}
		return end - from >= MIN_ARGUMENT_LENGTH && scan.at(end) == scan.at(quote) && scan.at(end + 1) == ')'
				&& !NonSecretWords.contain(scan, from, end, true) && this.names.label(scan.text(), from, end) == null;
	}

	private static @Nullable String generated(Scan scan, int at, @Nullable String label) {
		return (label != null && GeneratedValues.isAt(scan, at + 1)) ? label : null;
	}

	/**
	 * Return the label of the name before an operator of SQL.
	 */
	private @Nullable String compared(Scan scan, int at, int quote) {
		int end = scan.startOf(at, Alphabet.BLANKS, MAX_BLANKS);
		for (String operator : new String[] { " in", " like", " ilike", " <>", "= any", "=any" }) {
			if (scan.matchesIgnoringCase(end - operator.length(), operator)) {
				int name = scan.startOf(end - operator.length(), Alphabet.BLANKS, MAX_BLANKS);
				boolean sql = scan.at(quote) == '\'' && !scan.matches(end - operator.length(), " in");
				String label = labelBefore(scan, name, false);
				return sql ? label : generated(scan, quote, label);
			}
		}
		return null;
	}

	private @Nullable String labelBefore(Scan scan, int at, boolean quoted) {
		int end = at;
		if (quoted) {
			if (!NamedValues.isQuote(scan.at(at - 1))) {
				return null;
			}
			end = at - 1;
		}
		int from = scan.startOf(end, Alphabet.PATH, MAX_NAME_LENGTH);
		if (quoted && scan.at(from - 1) != scan.at(end)) {
			return null;
		}
		return this.names.label(scan.text(), from, end);
	}

}
