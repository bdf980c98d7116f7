package io.github.tuxsentry.internal.text;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * Pattern for a complete text, in which {@code *} matches any number of characters,
 * including none, and all other characters match themselves. Matching ignores case. Only
 * the first 8,192 characters of a text are considered, which limits the matching time.
 * Immutable.
 */
public final class Wildcard {

	/**
	 * Description of valid patterns for error messages.
	 */
	public static final String ALLOWED = "A pattern consists of 1 to 200 characters and matches the complete text, "
			+ "ignoring case. '*' matches any number of characters. Consecutive '*', leading or trailing white space, "
			+ "and control characters are not allowed.";

	private static final int MAX_PATTERN_LENGTH = 200;

	private static final int MAX_TEXT_LENGTH = 8192;

	private static final char ANY = '*';

	private final String pattern;

	private final String prefix;

	private final List<String> within;

	private final @Nullable String suffix;

	private Wildcard(String pattern) {
		this.pattern = pattern;
		int first = pattern.indexOf(ANY);
		int last = pattern.lastIndexOf(ANY);
		this.prefix = (first < 0) ? pattern : pattern.substring(0, first);
		this.within = (first < last) ? split(pattern.substring(first + 1, last)) : List.of();
		this.suffix = (first < 0) ? null : pattern.substring(last + 1);
	}

	/**
	 * Parse a pattern.
	 * @param pattern the pattern
	 * @return the wildcard
	 * @throws IllegalArgumentException if the pattern is not valid according to
	 * {@link #ALLOWED}
	 */
	public static Wildcard of(String pattern) {
		if (pattern.isBlank() || pattern.length() > MAX_PATTERN_LENGTH || !pattern.equals(pattern.strip())
				|| pattern.contains("**") || pattern.chars().anyMatch(Character::isISOControl)) {
			throw new IllegalArgumentException(ALLOWED);
		}
		return new Wildcard(pattern);
	}

	private static List<String> split(String text) {
		List<String> parts = new ArrayList<>();
		int start = 0;
		for (int end = text.indexOf(ANY); end >= 0; end = text.indexOf(ANY, start)) {
			parts.add(text.substring(start, end));
			start = end + 1;
		}
		parts.add(text.substring(start));
		return List.copyOf(parts);
	}

	/**
	 * Return whether a text matches the pattern.
	 * @param text the text, or {@code null} if there is none
	 * @return {@code true} if the pattern matches the complete text
	 */
	public boolean matches(@Nullable String text) {
		if (text == null) {
			return false;
		}
		int length = Math.min(text.length(), MAX_TEXT_LENGTH);
		if (this.suffix == null) {
			return text.equalsIgnoreCase(this.prefix);
		}
		int end = length - this.suffix.length();
		if (end < this.prefix.length() || !isAt(text, 0, this.prefix) || !isAt(text, end, this.suffix)) {
			return false;
		}
		int position = this.prefix.length();
		for (String part : this.within) {
			position = find(text, part, position, end);
			if (position < 0) {
				return false;
			}
			position += part.length();
		}
		return true;
	}

	private static int find(String text, String part, int from, int end) {
		for (int i = from; i + part.length() <= end; i++) {
			if (isAt(text, i, part)) {
				return i;
			}
		}
		return -1;
	}

	private static boolean isAt(String text, int index, String part) {
		return text.regionMatches(true, index, part, 0, part.length());
	}

	@Override
	public boolean equals(@Nullable Object other) {
		return other instanceof Wildcard wildcard && wildcard.pattern.equals(this.pattern);
	}

	@Override
	public int hashCode() {
		return this.pattern.hashCode();
	}

	@Override
	public String toString() {
		return this.pattern;
	}

}
