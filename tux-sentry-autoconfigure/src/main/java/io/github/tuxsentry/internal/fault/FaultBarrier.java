package io.github.tuxsentry.internal.fault;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Barrier around internal work of the library within a call of the bot. Any exception is
 * caught, counted and logged at most once a minute, so that the call of the bot is not
 * affected. Thread-safe.
 */
public final class FaultBarrier {

	private static final Logger logger = LoggerFactory.getLogger(FaultBarrier.class);

	private static final long QUIET_NANOS = Duration.ofMinutes(1).toNanos();

	private final LongSupplier nanoTime;

	private final AtomicLong faults = new AtomicLong();

	private final AtomicLong nextLogAt;

	/**
	 * Create a new barrier that uses {@link System#nanoTime()}.
	 */
	public FaultBarrier() {
		this(System::nanoTime);
	}

	FaultBarrier(LongSupplier nanoTime) {
		this.nanoTime = nanoTime;
		this.nextLogAt = new AtomicLong(nanoTime.getAsLong());
	}

	/**
	 * Run internal work and handle any exception.
	 * @param where the description of the work for the log message, such as
	 * {@code "record a metric"}
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
	 * Return the result of internal work, or a fallback if it throws.
	 * @param <T> the type of the result
	 * @param where the description of the work for the log message
	 * @param work the work
	 * @param fallback the result if the work fails
	 * @return the result of the work, or the fallback
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
	 * Return the result of internal work, or {@code null} if it throws.
	 * @param <T> the type of the result
	 * @param where the description of the work for the log message
	 * @param work the work, whose result may also be {@code null}
	 * @return the result of the work, or {@code null}
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
	 * Count an internal error that was caught elsewhere, and log it if at least a minute
	 * has passed since the last one was logged.
	 * @param where the description of the work
	 * @param fault the exception
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
			logger.warn("tux-sentry failed to {} (internal error {} so far, the bot is not affected)", where, total,
					fault);
		}
		catch (Throwable unloggable) {
			// The exception cannot be logged, for example because its message cannot be
			// read. It has been counted.
		}
	}

	/**
	 * Return the number of internal errors since this barrier was created.
	 * @return the number of internal errors, 0 or more
	 */
	public long count() {
		return this.faults.get();
	}

}
