package io.github.tuxsentry.internal.delivery;

import java.nio.file.Path;
import java.time.Duration;

import org.jspecify.annotations.Nullable;

/**
 * Limits of the queued envelopes.
 *
 * @param queueBytes maximum size in memory; the number is limited by the SDK's
 * {@code sentry.max-queue-size}
 * @param offlineDirectory directory of stored envelopes, or {@code null} if envelopes are
 * queued in memory only
 * @param offlineBytes maximum size on disk
 * @param maxAge maximum age of an envelope, after which it is dropped
 */
record DeliverySettings(long queueBytes, @Nullable Path offlineDirectory, long offlineBytes, Duration maxAge) {

	/**
	 * Return the settings of a queue in memory: 32 MiB, 5 days.
	 */
	static DeliverySettings inMemory() {
		return new DeliverySettings(32 << 20, null, 0, Duration.ofDays(5));
	}

}
