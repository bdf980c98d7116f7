package io.github.tuxsentry.internal.metrics;

/**
 * Publisher that gathers metrics and sends them in steps. It can be instructed to send
 * them immediately, for instance before the bot ends.
 */
public interface MetricsPublisher {

	/**
	 * Pass all recorded metrics to Sentry's transport, and return when that is done. A
	 * subsequent flush of Sentry waits until they are sent. This method does not throw
	 * exceptions and may be called at any time from any thread. If another publish is
	 * running, it waits for that one first.
	 */
	void publishNow();

}
