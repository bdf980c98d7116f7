package io.github.tuxsentry.internal.logging;

import io.github.tuxsentry.internal.capture.LoggedFailureSource;
import io.sentry.IScopes;

/**
 * Inspection of the throwables of all log events, independent of levels and appenders:
 * those logged as errors are passed to the listeners, and those that the logging system
 * cannot process are replaced.
 */
public final class LoggedThrowables extends LoggingConnection implements LoggedFailureSource {

	/**
	 * Create a new inspection, which begins with {@link #attach()}.
	 * @param scopes the scopes of the current thread
	 * @param attachment the attachment of a filter that uses a {@link ThrowableInspector}
	 */
	public LoggedThrowables(IScopes scopes, LoggingAttachment<?> attachment) {
		super(scopes, attachment);
	}

}
