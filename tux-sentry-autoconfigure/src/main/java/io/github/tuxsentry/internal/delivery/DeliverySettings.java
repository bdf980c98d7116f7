package io.github.tuxsentry.internal.delivery;

import java.nio.file.Path;
import java.time.Duration;

import org.jspecify.annotations.Nullable;

/**
 * How much may wait for Sentry, where, and for how long.
 *
 * @param queueBytes most bytes that wait in memory; their number is bounded by the SDK's
 * {@code sentry.max-queue-size}
 * @param offlineDirectory where envelopes wait on disk, or {@code null} if they wait in
 * memory only
 * @param offlineBytes most bytes that wait on disk
 * @param maxAge how old an envelope may become before it is given up
 */
record DeliverySettings(long queueBytes, @Nullable Path offlineDirectory, long offlineBytes, Duration maxAge) {

	/**
	 * Settings for a queue in memory alone.
	 * @return 32 MiB, 5 days
	 */
	public static DeliverySettings inMemory() {
		return new DeliverySettings(32 << 20, null, 0, Duration.ofDays(5));
	}

}
