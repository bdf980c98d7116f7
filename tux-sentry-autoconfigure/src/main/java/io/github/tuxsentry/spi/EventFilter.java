package io.github.tuxsentry.spi;

import io.sentry.Hint;
import io.sentry.SentryEvent;

/**
 * Keeps some events from being sent. Beans of this type are asked in order, before the
 * application's own before-send callbacks; the first that drops an event ends the matter.
 * Implementations are thread-safe and fast: they run on the thread that captures.
 */
@FunctionalInterface
public interface EventFilter {

	/**
	 * Return the reason under which dropped items are counted.
	 * @return a short, stable name, e.g. {@code excluded_logger}; by default
	 * {@code event_filter}
	 */
	default String reason() {
		return "event_filter";
	}

	/**
	 * Tells whether an event is to be dropped. A filter that throws drops nothing.
	 * @param event the event
	 * @param hint what else is known of it
	 * @return {@code true} to drop it
	 */
	boolean drops(SentryEvent event, Hint hint);

}
