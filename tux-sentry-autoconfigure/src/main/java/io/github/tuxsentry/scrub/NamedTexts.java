package io.github.tuxsentry.scrub;

import org.jspecify.annotations.Nullable;

/**
 * {@link Detector} for values that are not separated from the name of the secret: command
 * options ({@code --token …}), XML elements, and quoted text after {@code PASSWORD}.
 */
final class NamedTexts implements Detector {

	static final String FIRST_CHARACTERS = "-'\">";

	private static final int MAX_NAME_LENGTH = 64;

	private final SecretNames names;

	NamedTexts(SecretNames names) {
		this.names = names;
	}

	@Override
	public boolean find(Scan scan, int at) {
		return switch (scan.at(at)) {
			case '-' -> option(scan, at);
			case '>' -> element(scan, at);
			default -> password(scan, at);
		};
	}

	private boolean option(Scan scan, int at) {
		if (scan.at(at + 1) != '-' || scan.at(at - 1) == '-') {
			return false;
		}
		int from = at + 2;
		int end = scan.end(from, Alphabet.PATH, MAX_NAME_LENGTH);
		if (scan.at(end) != ' ' || scan.at(end + 1) == '-') {
			return false;
		}
		String label = this.names.label(scan.text(), from, end);
		return label != null && replace(scan, end + 1, new ValueEnd(scan).ofBare(quoted(scan, end + 1)), label);
	}

	private static int quoted(Scan scan, int from) {
		char quote = scan.at(from);
		return NamedValues.isQuote(quote) ? new ValueEnd(scan).ofQuoted(from + 1, quote, 0) + 1 : from;
	}

	private boolean element(Scan scan, int at) {
		int from = scan.startOf(at, Alphabet.PATH, MAX_NAME_LENGTH);
		if (from == at || scan.at(from - 1) != '<') {
			return false;
		}
		String label = this.names.label(scan.text(), from, at);
		if (label == null) {
			return false;
		}
		int end = at + 1;
		while (end < scan.length() && scan.at(end) != '<') {
			end++;
		}
		return scan.at(end + 1) == '/' && replace(scan, at + 1, end, label);
	}

	private static boolean password(Scan scan, int at) {
		boolean named = scan.at(at - 1) == ' '
				&& (scan.matchesIgnoringCase(at - 9, "password") || scan.matchesIgnoringCase(at - 14, "identified by"));
		if (!named || scan.at(at + 1) <= ' ') {
			return false;
		}
		return replace(scan, at + 1, new ValueEnd(scan).ofQuoted(at + 1, scan.at(at), 0), "[password]");
	}

	private static boolean replace(Scan scan, int from, int end, @Nullable String label) {
		if (label == null || end <= from || end > scan.length() || Labels.at(scan, from) || scan.at(from) == '$'
				|| scan.at(from) == '{' || scan.at(from) == '%') {
			return false;
		}
		scan.replaceNamed(from, end, label);
		return true;
	}

}
