package io.github.tuxsentry.internal.filter;

import java.util.List;

import io.github.tuxsentry.spi.EventFilter;
import io.sentry.Hint;
import io.sentry.SentryEvent;

/**
 * {@link EventFilter} that drops errors caused by the user, such as invalid input or
 * missing permissions. They are identified by the type of the exception or of one of its
 * causes.
 */
final class UserErrorFilter implements EventFilter {

	private final ExceptionTypes types;

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
