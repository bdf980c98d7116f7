package io.github.tuxsentry.internal.filter;

import java.time.Duration;

/**
 * Rate limit that consists of an average rate and a burst.
 *
 * @param intervalNanos the interval in which one more may pass
 * @param burst the maximum number that may pass at once, 1 or more
 */
record RateLimit(long intervalNanos, int burst) {

	static RateLimit perMinute(int number, int burst) {
		return new RateLimit(Duration.ofMinutes(1).toNanos() / number, burst);
	}

}
