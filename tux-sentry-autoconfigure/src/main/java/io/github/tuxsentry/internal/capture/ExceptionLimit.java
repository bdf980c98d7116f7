package io.github.tuxsentry.internal.capture;

import java.util.ArrayList;
import java.util.List;

import io.sentry.EventProcessor;
import io.sentry.Hint;
import io.sentry.SentryEvent;
import io.sentry.protocol.SentryException;

/**
 * {@link EventProcessor} that limits the number of exceptions of an event to 30, so that
 * the event does not exceed Sentry's size limit. The most relevant ones are kept: the
 * thrown exception, which Sentry uses as the title of the event, and the root cause, each
 * with its neighbors in the chain.
 */
public final class ExceptionLimit implements EventProcessor {

	private static final int MAX_NEXT_TO_ROOT = 10;

	private static final int MAX_NEXT_TO_THROWN = 20;

	/**
	 * Create a new processor.
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
