package io.github.tuxsentry.internal.filter;

import io.github.tuxsentry.error.DomainError;
import io.github.tuxsentry.internal.error.Causes;
import io.github.tuxsentry.spi.EventFilter;
import io.sentry.Hint;
import io.sentry.SentryEvent;

/**
 * Drops errors of the bot's domain that the Discord user is told: they are the user's to
 * mend. Of several in a chain of causes the outermost decides.
 */
final class UserFacingErrorFilter implements EventFilter {

	/**
	 * Creates a filter.
	 */
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
