package io.github.tuxsentry.spi;

import io.sentry.Hint;
import io.sentry.SentryEvent;

/**
 * Interface for beans that drop events. Filters are applied in order, before the
 * {@code BeforeSendCallback} beans of the application; an event is dropped by the first
 * filter that matches. Filters are called on the thread that captures the event.
 * Implementations must be fast and thread-safe.
 *
 * @since 0.1.0
 */
@FunctionalInterface
public interface EventFilter {

	/**
	 * Return the reason that is recorded for events dropped by this filter.
	 * @return a short stable name, e.g. {@code excluded_logger}; by default
	 * {@code event_filter}
	 */
	default String reason() {
		return "event_filter";
	}

	/**
	 * Return whether to drop an event. If the filter throws an exception, the event is
	 * not dropped.
	 * @param event the event
	 * @param hint the hint of the event
	 * @return {@code true} to drop the event
	 */
	boolean drops(SentryEvent event, Hint hint);

}
