package io.github.tuxsentry.internal.filter;

import java.util.List;

import io.github.tuxsentry.spi.EventFilter;
import io.sentry.Hint;
import io.sentry.SentryEvent;

/**
 * Drops errors that are the user's: input that is not valid, a permission that is
 * missing. They are told by the type of the exception or of one of its causes.
 */
final class UserErrorFilter implements EventFilter {

	private final ExceptionTypes types;

	/**
	 * Creates a filter.
	 * @param types the types of exception that are the user's, each with its subclasses
	 */
	UserErrorFilter(List<Class<? extends Throwable>> types) {
		this.types = new ExceptionTypes(types);
	}

	@Override
	public String reason() {
		return "user_error";
	}

	@Override
	public boolean drops(SentryEvent event, Hint hint) {
		return this.types.contain(event.getThrowable());
	}

}
