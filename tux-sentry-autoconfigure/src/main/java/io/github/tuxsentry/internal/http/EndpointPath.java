package io.github.tuxsentry.internal.http;

import java.util.StringJoiner;

import io.github.tuxsentry.internal.text.VariableText;
import org.jspecify.annotations.Nullable;

/**
 * Conversion of paths to a form with low cardinality, suitable for attributes of metrics
 * and descriptions of spans: the template of the request if it is known, or the path with
 * segments that look like values replaced. Runs in linear time.
 */
public final class EndpointPath {

	private static final int MAX_SEGMENTS = 10;

	private static final int MAX_LENGTH = 150;

	private static final String VALUE = "{id}";

	private EndpointPath() {
	}

	/**
	 * Return the path of a template.
	 * @param template a URI template, such as
	 * <code>https://api.example.org/users/{id}?page={page}</code>
	 * @return its path, such as <code>/users/{id}</code>
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
	 * Return the start of the query or fragment, which may be a variable itself.
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
	 * Replace anything in a path that looks like a value: numbers, UUIDs, hashes, tokens,
	 * and anything that is not a plain word.
	 * @param path the path, or {@code null} if the URI does not have one
	 * @return the path, such as <code>/users/{id}</code>
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
		for (int i = start; i < end; i++) {
			if (!isOfWord(path.charAt(i))) {
				return true;
			}
		}
		return VariableText.isValue(path, start, end);
	}

	private static boolean isOfWord(char character) {
		return (character >= 'a' && character <= 'z') || (character >= 'A' && character <= 'Z')
				|| VariableText.isDigit(character) || character == '-' || character == '_' || character == '.';
	}

	/**
	 * Remove complete segments, since part of a secret is not recognizable.
	 */
	private static String cut(String path) {
		return (path.length() <= MAX_LENGTH) ? path
				: path.substring(0, path.lastIndexOf('/', MAX_LENGTH - 2) + 1) + "…";
	}

}
