package io.github.tuxsentry.benchmarks.work;

import io.github.tuxsentry.benchmarks.contender.Contender;

/**
 * Tests for the work of Sentry's starter.
 */
class SentryWorkTests extends SameWorkTests {

	SentryWorkTests() {
		super(Contender.SENTRY);
	}

}
