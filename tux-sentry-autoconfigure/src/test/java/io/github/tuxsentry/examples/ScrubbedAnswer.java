package io.github.tuxsentry.examples;

import io.github.tuxsentry.scrub.Scrubber;

/**
 * Scrubs a text that goes elsewhere than to Sentry.
 */
final class ScrubbedAnswer {

	private final Scrubber scrubber;

	ScrubbedAnswer(Scrubber scrubber) {
		this.scrubber = scrubber;
	}

	String excerptOf(String answer) {
		String safe = this.scrubber.scrub(answer, 2048);
		return safe.strip();
	}

}
