package io.github.tuxsentry.scrub;

import java.util.List;

/**
 * {@link Detector} for values of command options: {@code --token …}, also as elements of
 * a list, as in {@code ["--token", "…"]}.
 */
final class CommandOptions implements Detector {

	static final String FIRST_CHARACTERS = "-";

	private static final int MAX_NAME_LENGTH = 64;

	private static final int MAX_BLANKS = 32;

	private static final List<String> SWITCHES = List.of("no-", "list-", "keep-", "enable-", "disable-", "allow-",
			"try-", "show-", "ask-", "change-", "with-", "without-", "set-", "load-", "save-");

	private final SecretNames names;

	CommandOptions(SecretNames names) {
		this.names = names;
	}

	@Override
	public boolean mayBeAt(char character, char next) {
		return next == '-' || Alphabet.ALPHANUMERIC.contains(next);
	}

	@Override
	public boolean find(Scan scan, int at) {
		char before = scan.at(at - 1);
		boolean doubled = scan.at(at + 1) == '-';
		if (before == '-' || Alphabet.WORD.contains(before) || (!doubled && before > ' ')) {
			return false;
		}
		int from = at + (doubled ? 2 : 1);
		if (!Alphabet.ALPHANUMERIC.contains(scan.at(from))) {
			return false;
		}
		int end = scan.end(from, Alphabet.PATH, MAX_NAME_LENGTH);
		String label = isValueExpected(scan.at(end)) ? this.names.label(scan.text(), from, end) : null;
		if (label == null || isSwitch(scan, from)) {
			return false;
		}
		int value = behindSeparator(scan, end, before);
		int quote = value;
		while (scan.at(quote) == '\\' && quote - value < 8) {
			quote++;
		}
		boolean quoted = NamedValues.isQuote(scan.at(quote));
		int start = quoted ? quote + 1 : value;
		if (value < 0 || !isSecret(scan, start, quoted, doubled)) {
			return false;
		}
		ValueEnd ends = new ValueEnd(scan);
		int valueEnd = quoted ? ends.ofQuoted(start, scan.at(quote), quote - value) : ends.ofBare(start);
		if (valueEnd <= start || Labels.endsAt(scan, start, valueEnd)) {
			return false;
		}
		scan.replaceNamed(start, valueEnd, label);
		return true;
	}

	private static boolean isValueExpected(char next) {
		return next == ',' || next == '\\' || (next <= ' ' && next != '\0') || NamedValues.isQuote(next);
	}

	private static boolean isSwitch(Scan scan, int from) {
		for (String prefix : SWITCHES) {
			if (scan.matches(from, prefix)) {
				return true;
			}
		}
		return false;
	}

	/**
	 * Return the start of the value, or -1 if another option or nothing follows.
	 */
	private static int behindSeparator(Scan scan, int end, char quote) {
		int index = end;
		while (scan.at(index) == '\\' && index - end < 8) {
			index++;
		}
		boolean closed = NamedValues.isQuote(quote) && scan.at(index) == quote;
		index = closed ? index + 1 : end;
		int limit = index + MAX_BLANKS;
		boolean list = scan.at(index) == ',';
		index += list ? 1 : 0;
		boolean line = false;
		while (index < limit && scan.at(index) <= ' ' && scan.at(index) != '\0') {
			line |= scan.at(index) == '\n';
			index++;
		}
		if (line && scan.at(index) == '-' && scan.at(index + 1) == ' ') {
			index += 2;
			list = true;
		}
		return (scan.at(index) == '-' || (line && !list)) ? -1 : index;
	}

	private static boolean isSecret(Scan scan, int from, boolean quoted, boolean doubled) {
		char first = scan.at(from);
		if (first == '$' || first == '{' || first == '%' || first == '<' || (first == '[' && !Labels.at(scan, from))
				|| ",;:.)]}|&>=".indexOf(first) >= 0) {
			return false;
		}
		if (quoted) {
			return !NamedValues.isBlank(first) || !NamedValues.isQuote(scan.at(from + 1));
		}
		int end = scan.end(from, Alphabet.PATH, MAX_NAME_LENGTH);
		if (NonSecretWords.contain(scan, from, end, true)) {
			return false;
		}
		return doubled || GeneratedValues.isAt(scan, from);
	}

}
