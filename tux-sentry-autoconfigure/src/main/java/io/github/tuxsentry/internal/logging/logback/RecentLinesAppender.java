package io.github.tuxsentry.internal.logging.logback;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.UnsynchronizedAppenderBase;
import io.github.tuxsentry.internal.filter.LoggerExclusions;
import io.github.tuxsentry.internal.logging.LoggingComponent;
import io.github.tuxsentry.internal.logging.RecentLogLines;
import io.sentry.SentryLevel;

/**
 * Appender on the root logger that adds log events to {@link RecentLogLines}.
 */
final class RecentLinesAppender extends UnsynchronizedAppenderBase<ILoggingEvent>
		implements LoggingComponent<LoggerContext> {

	private final RecentLogLines lines;

	private final LoggerExclusions exclusions;

	RecentLinesAppender(String name, RecentLogLines lines, LoggerExclusions exclusions) {
		setName(name);
		this.lines = lines;
		this.exclusions = exclusions;
	}

	@Override
	public void addTo(LoggerContext context) {
		Logger root = context.getLogger(Logger.ROOT_LOGGER_NAME);
		if (root.getAppender(getName()) == null) {
			setContext(context);
			start();
			root.addAppender(this);
		}
	}

	@Override
	public void removeFrom(LoggerContext context) {
		context.getLogger(Logger.ROOT_LOGGER_NAME).detachAppender(this);
	}

	@Override
	protected void append(ILoggingEvent event) {
		if (!this.exclusions.contains(event.getLoggerName())) {
			this.lines.add(event.getTimeStamp(), event.getLoggerName(), level(event.getLevel()),
					event.getFormattedMessage());
		}
	}

	private static SentryLevel level(Level level) {
		return switch (level.toInt()) {
			case Level.ERROR_INT -> SentryLevel.ERROR;
			case Level.WARN_INT -> SentryLevel.WARNING;
			case Level.INFO_INT -> SentryLevel.INFO;
			default -> SentryLevel.DEBUG;
		};
	}

}
