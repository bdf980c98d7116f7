package io.github.tuxsentry.scrub;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * {@link Detector} for the content of XML elements whose name, or whose attribute
 * {@code name} or {@code key}, denotes a secret.
 */
final class XmlElements implements Detector {

	static final String FIRST_CHARACTERS = ">&";

	private static final int MAX_NAME_LENGTH = 64;

	private static final int MAX_TAG_LENGTH = 256;

	private static final int MAX_BLANKS = 64;

	private static final List<String> ATTRIBUTES = List.of("name", "key", "id");

	private static final String CDATA = "<![CDATA[";

	private final SecretNames names;

	XmlElements(SecretNames names) {
		this.names = names;
	}

	@Override
	public boolean mayBeAt(char character, char next) {
		return character == '>' || next == 'g';
	}

	@Override
	public boolean find(Scan scan, int at) {
		return (scan.at(at) == '>') ? element(scan, at) : scan.matches(at, "&gt;") && escaped(scan, at);
	}

	private boolean element(Scan scan, int at) {
		char before = scan.at(at - 1);
		int open = (before == '/' || before == '-' || before == '=') ? -1 : startOfTag(scan, at);
		if (open < 0) {
			return false;
		}
		String label = label(scan, open + 1, at);
		if (label == null) {
			return false;
		}
		int from = scan.end(at + 1, Alphabet.WHITESPACE, MAX_BLANKS);
		if (scan.matches(from, "<value>")) {
			from += "<value>".length();
		}
		if (scan.matches(from, CDATA)) {
			from += CDATA.length();
			int end = from;
			while (end < scan.length() && !(scan.at(end) == ']' && scan.matches(end, "]]>"))) {
				end++;
			}
			return replace(scan, from, end, label);
		}
		int end = from;
		while (end < scan.length() && scan.at(end) != '<') {
			end++;
		}
		return scan.at(end + 1) == '/' && replace(scan, from, end, label);
	}

	private boolean escaped(Scan scan, int at) {
		int from = scan.startOf(at, Alphabet.PATH, MAX_NAME_LENGTH);
		String label = scan.matches(from - 4, "&lt;") ? this.names.label(scan.text(), from, at) : null;
		if (label == null) {
			return false;
		}
		int end = at + 4;
		while (end < scan.length() && scan.at(end) != '&' && scan.at(end) != '<') {
			end++;
		}
		return scan.matches(end, "&lt;/") && replace(scan, at + 4, end, label);
	}

	private static int startOfTag(Scan scan, int at) {
		int index = at - 1;
		while (index > at - MAX_TAG_LENGTH && scan.at(index) != '<' && scan.at(index) != '>'
				&& scan.at(index) != '\0') {
			index--;
		}
		return (scan.at(index) == '<') ? index : -1;
	}

	private @Nullable String label(Scan scan, int from, int to) {
		int end = scan.end(from, Alphabet.PATH, MAX_NAME_LENGTH);
		int local = from;
		if (scan.at(end) == ':') {
			local = end + 1;
			end = scan.end(local, Alphabet.PATH, MAX_NAME_LENGTH);
		}
		if (end == local || (end < to && scan.at(end) > ' ')) {
			return null;
		}
		String label = this.names.label(scan.text(), local, end);
		for (int i = end; label == null && i < to; i++) {
			if (scan.at(i) == '=' && NamedValues.isQuote(scan.at(i + 1)) && isAttribute(scan, i)) {
				int close = scan.end(i + 2, Alphabet.PATH, MAX_NAME_LENGTH);
				label = (scan.at(close) == scan.at(i + 1)) ? this.names.label(scan.text(), i + 2, close) : null;
			}
		}
		return label;
	}

	private static boolean isAttribute(Scan scan, int end) {
		for (String attribute : ATTRIBUTES) {
			if (scan.matches(end - attribute.length(), attribute) && scan.at(end - attribute.length() - 1) <= ' ') {
				return true;
			}
		}
		return false;
	}

	private static boolean replace(Scan scan, int from, int end, String label) {
		int last = end;
		while (last > from && scan.at(last - 1) <= ' ') {
			last--;
		}
		char first = scan.at(from);
		if (last <= from || first == '$' || first == '{' || first == '%' || Labels.endsAt(scan, from, last)) {
			return false;
		}
		scan.replaceNamed(from, last, label);
		return true;
	}

}
