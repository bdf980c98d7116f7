package io.github.tuxsentry.internal.filter;

import io.github.tuxsentry.error.DomainError;
import io.github.tuxsentry.internal.error.Causes;
import io.github.tuxsentry.spi.EventFilter;
import io.sentry.Hint;
import io.sentry.SentryEvent;

/**
 * {@link EventFilter} that drops domain errors that provide a message for the Discord
 * user. In a chain of causes, the outermost domain error is decisive.
 */
final class UserFacingErrorFilter implements EventFilter {

	UserFacingErrorFilter() {
	}

	@Override
	public String reason() {
		return "user_facing_error";
	}

	@Override
	public boolean drops(SentryEvent event, Hint hint) {
		DomainError error = Causes.find(event.getThrowable(), DomainError.class);
		return error != null && error.isUserFacing();
	}

}
