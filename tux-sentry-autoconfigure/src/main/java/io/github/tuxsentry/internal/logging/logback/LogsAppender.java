package io.github.tuxsentry.internal.logging.logback;

import java.util.Arrays;
import java.util.List;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.UnsynchronizedAppenderBase;
import io.github.tuxsentry.internal.logging.LogLine;
import io.github.tuxsentry.internal.logging.SentryLogs;
import io.sentry.SentryLogLevel;

/**
 * Appender that sends log events as logs of Sentry.
 */
final class LogsAppender extends UnsynchronizedAppenderBase<ILoggingEvent> {

	private static final String ORIGIN = "auto.log.logback";

	private final SentryLogs logs;

	private final Level minimum;

	LogsAppender(SentryLogs logs, Level minimum) {
		this.logs = logs;
		this.minimum = minimum;
	}

	@Override
	protected void append(ILoggingEvent event) {
		if (event.getLevel().isGreaterOrEqual(this.minimum) && this.logs.accept()) {
			Object[] arguments = event.getArgumentArray();
			this.logs.send(
					new LogLine(event.getLoggerName(), level(event.getLevel()),
							String.valueOf(event.getFormattedMessage()), event.getMessage(),
							(arguments != null) ? Arrays.asList(arguments) : List.of(), event.getMDCPropertyMap()),
					ORIGIN);
		}
	}

	private static SentryLogLevel level(Level level) {
		return switch (level.toInt()) {
			case Level.ERROR_INT -> SentryLogLevel.ERROR;
			case Level.WARN_INT -> SentryLogLevel.WARN;
			case Level.INFO_INT -> SentryLogLevel.INFO;
			case Level.DEBUG_INT -> SentryLogLevel.DEBUG;
			default -> SentryLogLevel.TRACE;
		};
	}

}
