package io.github.tuxsentry.internal.capture;

import io.github.tuxsentry.spi.EventFilter;
import io.sentry.Hint;
import io.sentry.SentryEvent;

/**
 * {@link EventFilter} that drops events for failures that another event has already
 * reported. It runs last, so that an event dropped for another reason does not suppress a
 * later one.
 */
public final class CapturedOnceFilter implements EventFilter {

	private final CapturedThrowables captured;

	/**
	 * Create a new filter.
	 * @param captured the registry of captured failures
	 */
	public CapturedOnceFilter(CapturedThrowables captured) {
		this.captured = captured;
	}

	@Override
	public String reason() {
		return "already_captured";
	}

	@Override
	public boolean drops(SentryEvent event, Hint hint) {
		Throwable error = event.getThrowable();
		if (error == null || event.getEventId() == null) {
			return false;
		}
		return SafeThrowable.isReading(error) || !this.captured.claim(error, event.getEventId());
	}

}
