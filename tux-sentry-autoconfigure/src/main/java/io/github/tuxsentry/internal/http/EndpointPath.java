package io.github.tuxsentry.internal.http;

import java.util.StringJoiner;

import org.jspecify.annotations.Nullable;

/**
 * Makes paths low in cardinality, so that they can be attributes of metrics and
 * descriptions of spans: as the template that was called, or else with what looks like a
 * value folded. Linear in the path.
 */
public final class EndpointPath {

	private static final int MAX_SEGMENTS = 10;

	private static final int MAX_LENGTH = 150;

	private static final int MAX_WORD_LENGTH = 40;

	private static final int SHORTEST_TOKEN = 16;

	private static final int SHORTEST_HEX = 8;

	private static final String VALUE = "{id}";

	private EndpointPath() {
	}

	/**
	 * Returns the path of a template.
	 * @param template a template of a URI, e.g.
	 * <code>https://api.example.org/users/{id}?page={page}</code>
	 * @return its path, e.g. <code>/users/{id}</code>
	 */
	public static String ofTemplate(String template) {
		int scheme = template.indexOf("://");
		int start = (scheme >= 0) ? template.indexOf('/', scheme + 3) : 0;
		String path = (start >= 0) ? template.substring(start) : "/";
		int end = indexOfQuery(path);
		String withoutQuery = (end >= 0) ? path.substring(0, end) : path;
		return cut(withoutQuery.startsWith("/") ? withoutQuery : "/" + withoutQuery);
	}

	/**
	 * Finds where a query or a fragment starts, which a variable may be itself.
	 */
	private static int indexOfQuery(String path) {
		int depth = 0;
		for (int i = 0; i < path.length(); i++) {
			char current = path.charAt(i);
			if (current == '{') {
				if (depth == 0 && (path.startsWith("{?", i) || path.startsWith("{#", i))) {
					return i;
				}
				depth++;
			}
			else if (current == '}') {
				depth--;
			}
			else if (depth == 0 && (current == '?' || current == '#')) {
				return i;
			}
		}
		return -1;
	}

	/**
	 * Folds what looks like a value in a path: numbers, UUIDs, hashes, tokens, and what
	 * is no plain word.
	 * @param path the path, or {@code null} if the URI has none
	 * @return the path, e.g. <code>/users/{id}</code>
	 */
	public static String fold(@Nullable String path) {
		if (path == null || path.isEmpty() || path.equals("/")) {
			return "/";
		}
		StringJoiner folded = new StringJoiner("/");
		int start = 0;
		for (int segment = 0; start <= path.length() && segment <= MAX_SEGMENTS; segment++) {
			int slash = path.indexOf('/', start);
			int end = (slash >= 0) ? slash : path.length();
			folded.add(isValue(path, start, end) ? VALUE : path.substring(start, end));
			start = end + 1;
		}
		return cut((start <= path.length()) ? folded + "/…" : folded.toString());
	}

	private static boolean isValue(String path, int start, int end) {
		int length = end - start;
		if (length > MAX_WORD_LENGTH) {
			return true;
		}
		int digits = 0;
		int hexadecimal = 0;
		for (int i = start; i < end; i++) {
			char current = path.charAt(i);
			boolean digit = current >= '0' && current <= '9';
			digits += digit ? 1 : 0;
			hexadecimal += (digit || (current >= 'a' && current <= 'f') || (current >= 'A' && current <= 'F')
					|| current == '-') ? 1 : 0;
			if (!digit && !isOfWord(current)) {
				return true;
			}
		}
		boolean token = length >= SHORTEST_TOKEN || (length >= SHORTEST_HEX && hexadecimal == length);
		return digits > 0 && (2 * digits > length || token);
	}

	private static boolean isOfWord(char character) {
		return (character >= 'a' && character <= 'z') || (character >= 'A' && character <= 'Z') || character == '-'
				|| character == '_' || character == '.';
	}

	/**
	 * Leaves whole segments out: part of a secret does not look like one.
	 */
	private static String cut(String path) {
		return (path.length() <= MAX_LENGTH) ? path
				: path.substring(0, path.lastIndexOf('/', MAX_LENGTH - 2) + 1) + "…";
	}

}
