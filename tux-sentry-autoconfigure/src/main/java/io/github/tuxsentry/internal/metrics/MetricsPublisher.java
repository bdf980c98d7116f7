package io.github.tuxsentry.internal.metrics;

/**
 * Something that gathers metrics and sends them in steps, and that can be told to send
 * what it has at once, for instance before the bot ends.
 */
public interface MetricsPublisher {

	/**
	 * Hands everything recorded so far to Sentry's transport and returns when that is
	 * done; a following flush of Sentry waits until it is sent. Never throws and may be
	 * called at any time from any thread; while another publish runs, it waits for that
	 * one first.
	 */
	void publishNow();

}
