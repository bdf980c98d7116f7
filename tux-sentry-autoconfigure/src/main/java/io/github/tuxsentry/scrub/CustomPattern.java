package io.github.tuxsentry.scrub;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A pattern of the application's own. It may be one that backtracks: its steps are
 * bounded, and a text for which they do not suffice is withheld as a whole.
 *
 * @param pattern finds the secrets
 * @param label what stands for them
 */
record CustomPattern(Pattern pattern, String label) {

	private static final String WITHHELD = "[withheld: its check took too long]";

	static CustomPattern of(String kind, Pattern pattern) {
		if (pattern.matcher("").find()) {
			throw new IllegalArgumentException(
					"The pattern '" + pattern + "' for '" + kind + "' matches the empty text");
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
