package io.github.tuxsentry.internal.session;

import io.sentry.Hint;
import io.sentry.SentryEvent;
import io.sentry.SentryOptions.BeforeSendCallback;
import io.sentry.UncaughtExceptionHandlerIntegration.UncaughtExceptionHint;
import io.sentry.util.HintUtils;

/**
 * Callback that counts the errors of the session of this process, and remembers the
 * threads that have ended with an uncaught exception. It drops no event.
 */
public final class SessionErrors implements BeforeSendCallback {

	private final ProcessSession session;

	/**
	 * Create a new callback.
	 * @param session the session
	 */
	public SessionErrors(ProcessSession session) {
		this.session = session;
	}

	@Override
	public SentryEvent execute(SentryEvent event, Hint hint) {
		if (event.isErrored()) {
			this.session.countError();
			if (HintUtils.hasType(hint, UncaughtExceptionHint.class)) {
				this.session.uncaughtException(Thread.currentThread());
			}
		}
		return event;
	}

}
