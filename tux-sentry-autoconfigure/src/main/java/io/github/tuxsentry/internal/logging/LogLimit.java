package io.github.tuxsentry.internal.logging;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongSupplier;

/**
 * Limit for the number of logs in each minute. Thread-safe.
 */
final class LogLimit {

	private static final long MINUTE_NANOS = Duration.ofMinutes(1).toNanos();

	private final int maxPerMinute;

	private final LongSupplier nanoTime;

	private volatile Minute current;

	LogLimit(int maxPerMinute, LongSupplier nanoTime) {
		this.maxPerMinute = maxPerMinute;
		this.nanoTime = nanoTime;
		this.current = new Minute(nanoTime.getAsLong(), new AtomicInteger());
	}

	/**
	 * Return whether no further log may be sent within the current minute.
	 */
	boolean isExhausted() {
		return minute().taken.get() >= this.maxPerMinute;
	}

	/**
	 * Count a log that is to be sent.
	 * @return whether it may be sent
	 */
	boolean tryAcquire() {
		AtomicInteger taken = minute().taken;
		return taken.get() < this.maxPerMinute && taken.getAndIncrement() < this.maxPerMinute;
	}

	private Minute minute() {
		Minute minute = this.current;
		long now = this.nanoTime.getAsLong();
		return (now - minute.startedAt < MINUTE_NANOS) ? minute : next(now);
	}

	private synchronized Minute next(long now) {
		if (now - this.current.startedAt >= MINUTE_NANOS) {
			this.current = new Minute(now, new AtomicInteger());
		}
		return this.current;
	}

	private record Minute(long startedAt, AtomicInteger taken) {
	}

}
