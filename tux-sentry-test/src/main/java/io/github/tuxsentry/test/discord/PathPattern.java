package io.github.tuxsentry.test.discord;

import java.util.HashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * Pattern of a path, in which a segment <code>{name}</code> or {@code *} matches any
 * single segment.
 */
final class PathPattern {

	private final String[] segments;

	PathPattern(String pattern) {
		this.segments = split(pattern);
	}

	/**
	 * Match a path.
	 * @param path the path without the query
	 * @return the values of the path variables by name, or {@code null} if the path does
	 * not match
	 */
	@Nullable Map<String, String> match(String path) {
		String[] actual = split(path);
		if (actual.length != this.segments.length) {
			return null;
		}
		Map<String, String> variables = new HashMap<>();
		for (int i = 0; i < actual.length; i++) {
			String expected = this.segments[i];
			if (expected.startsWith("{") && expected.endsWith("}")) {
				variables.put(expected.substring(1, expected.length() - 1), actual[i]);
			}
			else if (!expected.equals("*") && !expected.equals(actual[i])) {
				return null;
			}
		}
		return variables;
	}

	private static String[] split(String path) {
		return ((path.startsWith("/")) ? path.substring(1) : path).split("/");
	}

}
