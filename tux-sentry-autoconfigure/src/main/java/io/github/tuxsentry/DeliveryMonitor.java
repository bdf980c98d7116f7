package io.github.tuxsentry;

/**
 * Statistics about the delivery of envelopes to Sentry, since the start of the
 * application. Thread-safe.
 */
public interface DeliveryMonitor {

	/**
	 * Return the statistics as they are now.
	 * @return a snapshot that does not change
	 */
	DeliveryStats snapshot();

}
