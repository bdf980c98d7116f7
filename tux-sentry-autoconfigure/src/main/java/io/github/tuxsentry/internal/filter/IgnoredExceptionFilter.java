package io.github.tuxsentry.internal.filter;

import java.util.List;

import io.github.tuxsentry.spi.EventFilter;
import io.sentry.Hint;
import io.sentry.SentryEvent;

/**
 * {@link EventFilter} that drops events for ignored exception types and their subclasses,
 * including exceptions caused by them.
 */
final class IgnoredExceptionFilter implements EventFilter {

	private final ExceptionTypes types;

	IgnoredExceptionFilter(List<Class<? extends Throwable>> types) {
		this.types = new ExceptionTypes(types);
	}

	@Override
	public String reason() {
		return "ignored_exception";
	}

	@Override
	public boolean drops(SentryEvent event, Hint hint) {
		return this.types.contain(event.getThrowable());
	}

}
