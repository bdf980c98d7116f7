package io.github.tuxsentry.internal.logging;

import io.sentry.IScopes;

/**
 * Recording of the most recent log lines for {@link AttachedLogLines}.
 */
public final class LoggedLines extends LoggingConnection {

	/**
	 * Create a new recording, which begins with {@link #attach()}.
	 * @param scopes the scopes of the current thread
	 * @param attachment the attachment of an appender that adds lines
	 */
	public LoggedLines(IScopes scopes, LoggingAttachment<?> attachment) {
		super(scopes, attachment);
	}

}
