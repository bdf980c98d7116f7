package io.github.tuxsentry.internal.filter;

import java.time.Duration;

/**
 * How many may pass in which time: so many a minute in the long run, and a burst of so
 * many at once.
 *
 * @param intervalNanos interval in which one more may pass
 * @param burst maximum number that may pass at once, 1 or more
 */
record RateLimit(long intervalNanos, int burst) {

	static RateLimit perMinute(int number, int burst) {
		return new RateLimit(Duration.ofMinutes(1).toNanos() / number, burst);
	}

}
