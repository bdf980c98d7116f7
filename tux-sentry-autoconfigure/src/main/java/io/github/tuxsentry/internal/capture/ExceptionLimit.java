package io.github.tuxsentry.internal.capture;

import java.util.ArrayList;
import java.util.List;

import io.sentry.EventProcessor;
import io.sentry.Hint;
import io.sentry.SentryEvent;
import io.sentry.protocol.SentryException;

/**
 * Limits the exceptions of an event to 30, so that it is within Sentry's size. Those that
 * tell most stay: the thrown one, by which Sentry titles the event, with what is next to
 * it, and the root cause with what is next to that.
 */
public final class ExceptionLimit implements EventProcessor {

	private static final int MAX_NEXT_TO_ROOT = 10;

	private static final int MAX_NEXT_TO_THROWN = 20;

	/**
	 * Creates a processor.
	 */
	public ExceptionLimit() {
	}

	@Override
	public SentryEvent process(SentryEvent event, Hint hint) {
		List<SentryException> exceptions = event.getExceptions();
		if (exceptions != null && exceptions.size() > MAX_NEXT_TO_ROOT + MAX_NEXT_TO_THROWN) {
			List<SentryException> limited = new ArrayList<>(exceptions.subList(0, MAX_NEXT_TO_ROOT));
			limited.addAll(exceptions.subList(exceptions.size() - MAX_NEXT_TO_THROWN, exceptions.size()));
			event.setExceptions(limited);
		}
		return event;
	}

}
