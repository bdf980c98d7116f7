package io.github.tuxsentry.internal.logging.logback;

import io.github.tuxsentry.internal.filter.LoggerExclusions;
import io.github.tuxsentry.internal.logging.LoggingConnection;
import io.github.tuxsentry.internal.logging.SentryLogs;
import io.sentry.IScopes;
import io.sentry.logback.SentryAppender;

/**
 * Connection of Logback to Sentry by a single {@link SentryAppender} on the root logger.
 * Log events become breadcrumbs and events, each from a configurable level. The appender
 * is added before Sentry's own auto-configuration would do so, which then leaves the
 * logger unchanged. An appender of that type in the application's {@code logback.xml} is
 * used instead, and receives its log events alone.
 */
public final class SentryLogback extends LoggingConnection {

	/**
	 * Create a new connection, which is established by {@link #attach()}.
	 * @param scopes the scopes of the current thread
	 * @param breadcrumbs the name of the minimum level of breadcrumbs
	 * @param events the name of the minimum level of events
	 * @param logs the name of the minimum level of logs
	 * @param exclusions the loggers whose log events are neither
	 * @param sentryLogs sends the logs
	 */
	SentryLogback(IScopes scopes, String breadcrumbs, String events, String logs, LoggerExclusions exclusions,
			SentryLogs sentryLogs) {
		super(scopes, new LogbackAttachment(new LibraryAppender(breadcrumbs, events, logs, exclusions, sentryLogs)));
	}

}
