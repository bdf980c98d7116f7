package io.github.tuxsentry.internal.logging.log4j2;

import io.github.tuxsentry.internal.logging.LoggingConnection;
import io.sentry.IScopes;

/**
 * Connection of Log4j2 to Sentry by a single {@link SentryAppender} for all loggers. An
 * appender of {@code sentry-log4j2} in the application's configuration is used instead,
 * and receives its log events alone.
 */
final class SentryLog4j2 extends LoggingConnection {

	SentryLog4j2(IScopes scopes, SentryAppender appender) {
		super(scopes, new Log4j2Attachment(appender));
	}

}
