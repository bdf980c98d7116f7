package io.github.tuxsentry.scrub;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Pattern of the application. The pattern may cause backtracking: the number of matching
 * steps is limited, and a text that exceeds the limit is withheld as a whole.
 *
 * @param pattern the pattern of the secrets
 * @param label the label that replaces them
 */
record CustomPattern(Pattern pattern, String label) {

	private static final String WITHHELD = "[withheld: its check took too long]";

	static CustomPattern of(String kind, Pattern pattern) {
		if (pattern.matcher("").find()) {
			throw new IllegalArgumentException(
					"The pattern '" + pattern + "' for '" + kind + "' must not match the empty string");
		}
		return new CustomPattern(pattern, Labels.of(kind));
	}

	String scrub(String text) {
		try {
			Matcher matcher = this.pattern.matcher(new BoundedText(text));
			return matcher.find() ? matcher.replaceAll(Matcher.quoteReplacement(this.label)) : text;
		}
		catch (BoundedText.ExhaustedException | StackOverflowError ex) {
			return WITHHELD;
		}
	}

}
