package io.github.tuxsentry.internal.filter;

import java.util.concurrent.atomic.AtomicLong;

/**
 * A bucket of tokens that fills up by itself. All it knows is when it will be full again;
 * each token taken puts that off. Lock-free, and read only when it is empty.
 */
final class TokenBucket {

	private final AtomicLong fullAt;

	TokenBucket(long now) {
		this.fullAt = new AtomicLong(now);
	}

	boolean isFull(long now) {
		return this.fullAt.get() <= now;
	}

	long fullAt() {
		return this.fullAt.get();
	}

	/**
	 * Takes a token if there is one.
	 * @param limit the size of the bucket and how fast it fills up
	 * @param now the time
	 * @param leave how many tokens must be left in it
	 * @return {@code true} if it was taken
	 */
	boolean take(RateLimit limit, long now, int leave) {
		long latest = now + (limit.burst() - 1L - leave) * limit.intervalNanos();
		while (true) {
			long before = this.fullAt.get();
			if (before > latest) {
				return false;
			}
			if (this.fullAt.compareAndSet(before, Math.max(before, now) + limit.intervalNanos())) {
				return true;
			}
		}
	}

	void giveBack(RateLimit limit) {
		this.fullAt.addAndGet(-limit.intervalNanos());
	}

}
