package io.github.tuxsentry.internal.delivery;

import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * Age of an envelope, which does not change with the clock of the machine. Only the age
 * of an envelope of an earlier process is unknown without it: such an envelope exceeds a
 * limit once a part of it has passed in this process too, since the clock may be wrong.
 */
final class EnvelopeAge {

	private static final long MIN_CONFIRMED_NANOS = Duration.ofHours(1).toNanos();

	private static final long MAX_RESTORED_MILLIS = Duration.ofDays(36500).toMillis();

	private final LongSupplier nanoTime;

	private final long observedAt;

	private final long nanosBefore;

	private EnvelopeAge(long nanosBefore, LongSupplier nanoTime) {
		this.nanosBefore = nanosBefore;
		this.nanoTime = nanoTime;
		this.observedAt = nanoTime.getAsLong();
	}

	/**
	 * Return the age of an envelope that is captured now.
	 */
	static EnvelopeAge captured() {
		return captured(System::nanoTime);
	}

	static EnvelopeAge captured(LongSupplier nanoTime) {
		return new EnvelopeAge(0, nanoTime);
	}

	/**
	 * Return the age of an envelope of an earlier process.
	 * @param capturedAt the time of its capture in milliseconds since the epoch, which
	 * counts as now if it is in the future
	 * @return the age
	 */
	static EnvelopeAge restored(long capturedAt) {
		return restored(capturedAt, System::nanoTime);
	}

	static EnvelopeAge restored(long capturedAt, LongSupplier nanoTime) {
		long millis = System.currentTimeMillis() - capturedAt;
		return new EnvelopeAge(Duration.ofMillis(Math.max(0, Math.min(millis, MAX_RESTORED_MILLIS))).toNanos(),
				nanoTime);
	}

	/**
	 * Return whether the age exceeds a limit.
	 * @param nanos the limit
	 */
	boolean exceeds(long nanos) {
		long confirmed = this.nanoTime.getAsLong() - this.observedAt;
		return confirmed > Math.min(nanos, MIN_CONFIRMED_NANOS) && confirmed + this.nanosBefore > nanos;
	}

}
