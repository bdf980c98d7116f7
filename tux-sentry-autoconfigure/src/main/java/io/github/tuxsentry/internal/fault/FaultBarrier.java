package io.github.tuxsentry.internal.fault;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs the library's own work inside a call of the bot: whatever that work throws is
 * caught, counted, and logged once a minute at most, so that the bot's call goes on as if
 * the library were not there. Thread-safe.
 */
public final class FaultBarrier {

	private static final Logger logger = LoggerFactory.getLogger(FaultBarrier.class);

	private static final long QUIET_NANOS = Duration.ofMinutes(1).toNanos();

	private final LongSupplier nanoTime;

	private final AtomicLong faults = new AtomicLong();

	private final AtomicLong nextLogAt;

	/**
	 * Creates a barrier that takes its time from {@link System#nanoTime()}.
	 */
	public FaultBarrier() {
		this(System::nanoTime);
	}

	FaultBarrier(LongSupplier nanoTime) {
		this.nanoTime = nanoTime;
		this.nextLogAt = new AtomicLong(nanoTime.getAsLong());
	}

	/**
	 * Runs a piece of the library's work and swallows what it throws.
	 * @param where what was being done, for the log line, e.g. {@code "record a metric"}
	 * @param work the work
	 */
	public void run(String where, Runnable work) {
		try {
			work.run();
		}
		catch (Throwable fault) {
			caught(where, fault);
		}
	}

	/**
	 * Asks a piece of the library's work for its result, or takes the fallback when it
	 * throws.
	 * @param <T> the type of the result
	 * @param where what was being done, for the log line
	 * @param work the work
	 * @param fallback the result when the work fails
	 * @return the work's result or the fallback
	 */
	public <T> T get(String where, Supplier<? extends T> work, T fallback) {
		try {
			return work.get();
		}
		catch (Throwable fault) {
			caught(where, fault);
			return fallback;
		}
	}

	/**
	 * Asks a piece of the library's work for its result, or takes {@code null} when it
	 * throws.
	 * @param <T> the type of the result
	 * @param where what was being done, for the log line
	 * @param work the work, whose result may be {@code null} too
	 * @return the work's result, or {@code null}
	 */
	public <T> @Nullable T getOrNull(String where, Supplier<? extends @Nullable T> work) {
		try {
			return work.get();
		}
		catch (Throwable fault) {
			caught(where, fault);
			return null;
		}
	}

	/**
	 * Counts a fault that was caught elsewhere and logs it if a minute has passed since
	 * the last one.
	 * @param where what was being done
	 * @param fault what it threw
	 */
	public void caught(String where, Throwable fault) {
		long total = this.faults.incrementAndGet();
		long now = this.nanoTime.getAsLong();
		long next = this.nextLogAt.get();
		if (now - next >= 0 && this.nextLogAt.compareAndSet(next, now + QUIET_NANOS)) {
			log(where, total, fault);
		}
	}

	private static void log(String where, long total, Throwable fault) {
		try {
			logger.warn("tux-sentry failed to {} (fault {} so far, the bot is not affected)", where, total, fault);
		}
		catch (Throwable unloggable) {
			// e.g. a fault whose message cannot be asked for: it was counted
		}
	}

	/**
	 * Returns how many faults were caught since the barrier was made.
	 * @return the number of faults, 0 or more
	 */
	public long count() {
		return this.faults.get();
	}

}
