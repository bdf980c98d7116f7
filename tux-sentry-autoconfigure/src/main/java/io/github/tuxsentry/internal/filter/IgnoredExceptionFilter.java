package io.github.tuxsentry.internal.filter;

import java.util.List;

import io.github.tuxsentry.spi.EventFilter;
import io.sentry.Hint;
import io.sentry.SentryEvent;

/**
 * Drops events of ignored exception types and their subclasses, also where such an
 * exception is the cause of another.
 */
final class IgnoredExceptionFilter implements EventFilter {

	private final ExceptionTypes types;

	/**
	 * Creates a filter.
	 * @param types the ignored types
	 */
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
