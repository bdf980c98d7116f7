package io.github.tuxsentry.internal.filter;

import java.util.concurrent.atomic.AtomicLong;

/**
 * The events of one fingerprint: the bucket that lets them pass, and how many were
 * suppressed since the last one that did. Lock-free.
 */
final class StormBucket {

	private static final long CLOSED = Long.MIN_VALUE / 2;

	private final long fingerprint;

	private final TokenBucket tokens;

	private final AtomicLong held = new AtomicLong();

	StormBucket(long fingerprint, long now) {
		this.fingerprint = fingerprint;
		this.tokens = new TokenBucket(now);
	}

	long fingerprint() {
		return this.fingerprint;
	}

	TokenBucket tokens() {
		return this.tokens;
	}

	/**
	 * Counts a suppressed event.
	 * @return {@code false} if the bucket was closed meanwhile: it counts no more
	 */
	boolean hold() {
		return this.held.incrementAndGet() > 0;
	}

	/**
	 * Returns how many events were suppressed since this was asked last.
	 */
	long release() {
		while (true) {
			long number = this.held.get();
			if (number <= 0) {
				return 0;
			}
			if (this.held.compareAndSet(number, 0)) {
				return number;
			}
		}
	}

	/**
	 * Closes the bucket, which makes room for another.
	 * @return how many suppressed events it held
	 */
	long close() {
		return Math.max(0, this.held.getAndSet(CLOSED));
	}

	long held() {
		return Math.max(0, this.held.get());
	}

}
