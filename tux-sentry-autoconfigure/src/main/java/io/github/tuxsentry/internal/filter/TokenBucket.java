package io.github.tuxsentry.internal.filter;

import java.time.Duration;

/**
 * Bucket of tokens that refills over time. Its state is the time at which it is full
 * again, which each taken token postpones. Not thread-safe.
 */
final class TokenBucket {

	private long fullAt;

	TokenBucket(long now) {
		this.fullAt = now;
	}

	boolean isFull(long now) {
		return this.fullAt <= now;
	}

	/**
	 * Take a token if available.
	 * @param limit the size and the refill rate of the bucket
	 * @param now the current time
	 * @param leave the number of tokens that must remain
	 * @return whether a token was taken
	 */
	boolean take(Limit limit, long now, int leave) {
		long latest = now + (limit.burst() - 1L - leave) * limit.intervalNanos();
		if (this.fullAt > latest) {
			return false;
		}
		this.fullAt = Math.max(this.fullAt, now) + limit.intervalNanos();
		return true;
	}

	void giveBack(Limit limit) {
		this.fullAt -= limit.intervalNanos();
	}

	/**
	 * Size and refill rate of a bucket.
	 *
	 * @param intervalNanos the interval in which one token is added
	 * @param burst the maximum number of tokens, 1 or more
	 */
	record Limit(long intervalNanos, int burst) {

		static Limit perMinute(int number, int burst) {
			return new Limit(Duration.ofMinutes(1).toNanos() / number, burst);
		}

	}

}
