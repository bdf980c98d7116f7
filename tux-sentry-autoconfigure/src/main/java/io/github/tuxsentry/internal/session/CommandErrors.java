package io.github.tuxsentry.internal.session;

import io.github.tuxsentry.internal.tracing.UnitOfWork;
import io.sentry.Hint;
import io.sentry.SentryEvent;
import io.sentry.SentryOptions.BeforeSendCallback;

/**
 * Callback that marks the current command if it reports an error. It drops no event.
 */
public final class CommandErrors implements BeforeSendCallback {

	@Override
	public SentryEvent execute(SentryEvent event, Hint hint) {
		UnitOfWork work = event.isErrored() ? UnitOfWork.current() : null;
		if (work != null) {
			work.errorReported();
		}
		return event;
	}

}
