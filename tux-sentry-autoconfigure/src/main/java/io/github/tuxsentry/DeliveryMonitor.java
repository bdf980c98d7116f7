package io.github.tuxsentry;

/**
 * Statistics about the delivery of envelopes to Sentry, since the start of the
 * application. Thread-safe.
 *
 * @since 0.1.0
 */
public interface DeliveryMonitor {

	/**
	 * Return the current statistics.
	 * @return an immutable snapshot
	 */
	DeliveryStats snapshot();

}
