package io.github.tuxsentry.scrub;

import java.util.Locale;
import java.util.Set;

/**
 * Detection of the end of a secret value. In case of ambiguity, the value is extended: it
 * is better to replace too many characters than to keep part of the secret.
 */
final class ValueEnd {

	private static final int MAX_NAME_LENGTH = 32;

	private static final Set<String> SCHEMES = Set.of("bearer", "basic", "bot", "token", "digest", "negotiate",
			"apikey", "ntlm", "hawk", "aws4-hmac-sha256", "key", "oauth", "sharedkey");

	private static final Set<String> WITH_PARAMETERS = Set.of("digest", "hawk", "aws4-hmac-sha256", "oauth");

	private final Scan scan;

	ValueEnd(Scan scan) {
		this.scan = scan;
	}

	/**
	 * Return the position of the closing quote or of the end of the line.
	 * @param backslashes the number of backslashes that escape the quotes, which are
	 * themselves escaped in JSON within JSON
	 */
	int ofQuoted(int from, char quote, int backslashes) {
		int escapes = 0;
		for (int i = from; i < this.scan.length(); i++) {
			char current = this.scan.at(i);
			if (current == '\\') {
				escapes++;
				continue;
			}
			if (current == '\n' || current == '\r') {
				return i;
			}
			if (current == quote && escapes + backslashes == 0 && isDoubledQuote(this.scan, i)) {
				i++;
				continue;
			}
			if (current == quote && (escapes < backslashes || escapes % (2 * (backslashes + 1)) == backslashes)) {
				return i - escapes;
			}
			escapes = 0;
		}
		return this.scan.length();
	}

	/**
	 * Return whether a quote is escaped by another one, as in YAML and SQL.
	 */
	static boolean isDoubledQuote(Scan scan, int at) {
		return scan.at(at) == '\'' && scan.at(at + 1) == '\'' && Alphabet.ALPHANUMERIC.contains(scan.at(at + 2));
	}

	/**
	 * Return the position of the next quote that is encoded for a URL or for HTML, or of
	 * the end of the line.
	 */
	int ofEncoded(int from, char first) {
		for (int i = from; i < this.scan.length(); i++) {
			char current = this.scan.at(i);
			if (current == '\n' || current == '\r' || (current == first && Separator.lengthOfQuote(this.scan, i) > 1)) {
				return i;
			}
		}
		return this.scan.length();
	}

	/**
	 * Return the position after the matching closing bracket, or the end of the text.
	 */
	int ofNested(int from) {
		int depth = 0;
		boolean inString = false;
		for (int i = from; i < this.scan.length(); i++) {
			char current = this.scan.at(i);
			if (current == '"') {
				inString = !inString;
			}
			else if (!inString && (current == '{' || current == '[')) {
				depth++;
			}
			else if (!inString && (current == '}' || current == ']') && --depth == 0) {
				return i + 1;
			}
		}
		return this.scan.length();
	}

	/**
	 * Return the position of a blank, or of punctuation after which another element
	 * starts. A label at the start is part of the value.
	 */
	int ofBare(int from) {
		int index = Math.max(from, Labels.end(this.scan, from));
		while (index < this.scan.length() && this.scan.at(index) > ' ' && !endsAt(index)) {
			index++;
		}
		return index;
	}

	/**
	 * Return the end of a bare value that may contain blanks and semicolons, which is no
	 * later than the end of the line.
	 */
	int ofLine(int from) {
		int index = Math.max(from, Labels.end(this.scan, from));
		while (index < this.scan.length()) {
			char current = this.scan.at(index);
			boolean blank = NamedValues.isBlank(current) || current == ';';
			if (!blank && (current <= ' ' || endsAt(index))) {
				break;
			}
			index++;
		}
		while (index > from && NamedValues.isBlank(this.scan.at(index - 1))) {
			index--;
		}
		return index;
	}

	/**
	 * Return the position after the last of several pairs that are separated by a
	 * semicolon and a blank.
	 */
	int ofPairs(int from) {
		int end = ofBare(from);
		while (this.scan.at(end) == ';' && this.scan.at(end + 1) == ' ') {
			end = ofBare(end + 2);
		}
		return end;
	}

	/**
	 * Return the position after the parameters of a scheme, which are separated by
	 * commas, as in {@code Digest username="bob", response="…"}.
	 */
	int ofParameters(int from) {
		int index = from;
		while (index < this.scan.length() && this.scan.at(index) >= ' ') {
			char current = this.scan.at(index);
			if (current == '=' && this.scan.at(index + 1) == '"') {
				index = ofQuoted(index + 2, '"', 0);
			}
			else if (current != ',' && current != ';' && endsAt(index)) {
				break;
			}
			index++;
		}
		return Math.min(index, this.scan.length());
	}

	/**
	 * Return whether the scheme at a position has several parameters.
	 */
	boolean hasParameters(int from) {
		int end = this.scan.end(from, Alphabet.PATH, MAX_NAME_LENGTH);
		return NamedValues.isBlank(this.scan.at(end)) && WITH_PARAMETERS
			.contains(this.scan.text().subSequence(from, end).toString().toLowerCase(Locale.ROOT));
	}

	/**
	 * Return the end of the scheme at a position, or -1 if there is none.
	 */
	int endOfScheme(int from) {
		int end = this.scan.end(from, Alphabet.PATH, MAX_NAME_LENGTH);
		boolean scheme = NamedValues.isBlank(this.scan.at(end))
				&& SCHEMES.contains(this.scan.text().subSequence(from, end).toString().toLowerCase(Locale.ROOT));
		return scheme ? end : -1;
	}

	private boolean endsAt(int index) {
		char next = this.scan.at(index + 1);
		return switch (this.scan.at(index)) {
			case ',', ';', '&' -> next <= ' ' || startsPair(index + 1);
			case '|' -> next <= ' ' || (next == '|' && this.scan.at(index + 2) <= ' ') || startsPair(index + 1);
			case ')', ']', '}', '>' -> next <= ' ' || ",;.:)]}>\\".indexOf(next) >= 0 || NamedValues.isQuote(next);
			case '"', '\'', '`' -> !Alphabet.ALPHANUMERIC.contains(next);
			case '\\' -> NamedValues.isQuote(next) || next == 'n' || next == 'r' || next == 't'
					|| this.scan.matches(index, "\\u0026") || this.scan.matches(index, "\\\\\"");
			case '%' -> this.scan.matches(index, "%26");
			case '<' -> true;
			default -> false;
		};
	}

	private boolean startsPair(int from) {
		int start = NamedValues.isQuote(this.scan.at(from)) ? from + 1 : from;
		int end = this.scan.end(start, Alphabet.PATH, MAX_NAME_LENGTH);
		char next = this.scan.at(end);
		return end > start && (next == '=' || next == ':' || next == '%' || NamedValues.isQuote(next));
	}

}
