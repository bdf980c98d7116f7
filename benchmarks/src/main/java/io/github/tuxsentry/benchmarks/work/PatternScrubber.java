package io.github.tuxsentry.benchmarks.work;

import java.util.List;
import java.util.regex.Pattern;

/**
 * Scrubbing by four regular expressions, as in an application without a library.
 */
public final class PatternScrubber {

	private static final List<Pattern> PATTERNS = List.of(
			Pattern.compile("[A-Za-z0-9._%+-]+@[A-Za-z0-9.-]+\\.[A-Za-z]{2,}"),
			Pattern.compile("[MNO][A-Za-z\\d_-]{23,25}\\.[A-Za-z\\d_-]{6}\\.[A-Za-z\\d_-]{27,38}"),
			Pattern.compile("(?i)bearer\\s+[A-Za-z0-9._~+/-]+=*"), Pattern.compile("(?i)password\\s*=\\s*\\S+"));

	/**
	 * Replace the secrets of a text.
	 * @param text the text
	 * @return the text without secrets
	 */
	public String scrub(String text) {
		String scrubbed = text;
		for (Pattern pattern : PATTERNS) {
			scrubbed = pattern.matcher(scrubbed).replaceAll("[Filtered]");
		}
		return scrubbed;
	}

}
