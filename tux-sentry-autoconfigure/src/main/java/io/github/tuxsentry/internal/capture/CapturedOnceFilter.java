package io.github.tuxsentry.internal.capture;

import io.github.tuxsentry.spi.EventFilter;
import io.sentry.Hint;
import io.sentry.SentryEvent;

/**
 * Drops events of failures that another event has told of. It is the last to be asked, so
 * that an event dropped for another reason does not stand in the way of a later one.
 */
public final class CapturedOnceFilter implements EventFilter {

	private final CapturedThrowables captured;

	/**
	 * Creates a filter.
	 * @param captured knows which failures were captured
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
		return SafeThrowables.areReading(error) || !this.captured.claim(error, event.getEventId());
	}

}
