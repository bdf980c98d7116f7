package io.github.tuxsentry.internal.logging.logback;

import java.util.List;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import io.github.tuxsentry.internal.core.StartupLog;
import io.github.tuxsentry.internal.logging.RecentLogLines;
import io.sentry.Breadcrumb;
import io.sentry.SentryLevel;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

import org.springframework.util.ClassUtils;

/**
 * {@link StartupLog} that records log events of Logback.
 */
final class LogbackStartupLog implements StartupLog {

	private final RecentLogLines lines = new RecentLogLines();

	private final Appender appender = new Appender();

	private LogbackStartupLog() {
	}

	static @Nullable LogbackStartupLog begin() {
		if (!(LoggerFactory.getILoggerFactory() instanceof LoggerContext context)) {
			return null;
		}
		LogbackStartupLog log = new LogbackStartupLog();
		log.appender.setName("TUX_SENTRY_START");
		log.appender.setContext(context);
		log.appender.start();
		context.getLogger(Logger.ROOT_LOGGER_NAME).addAppender(log.appender);
		return log;
	}

	@Override
	public List<Breadcrumb> lines() {
		return this.lines.toList();
	}

	@Override
	public void end() {
		if (this.appender.getContext() instanceof LoggerContext context) {
			context.getLogger(Logger.ROOT_LOGGER_NAME).detachAppender(this.appender);
		}
		this.appender.stop();
	}

	private static SentryLevel level(Level level) {
		return switch (level.toInt()) {
			case Level.ERROR_INT -> SentryLevel.ERROR;
			case Level.WARN_INT -> SentryLevel.WARNING;
			case Level.INFO_INT -> SentryLevel.INFO;
			default -> SentryLevel.DEBUG;
		};
	}

	private final class Appender extends AppenderBase<ILoggingEvent> {

		@Override
		protected void append(ILoggingEvent event) {
			LogbackStartupLog.this.lines.add(event.getTimeStamp(), event.getLoggerName(), level(event.getLevel()),
					event.getFormattedMessage());
		}

	}

	/**
	 * Factory of the {@link StartupLog} for Logback, which may be absent.
	 */
	static final class Factory implements StartupLog.Factory {

		static final String LOGBACK = "ch.qos.logback.classic.LoggerContext";

		private static final boolean LOGBACK_IS_PRESENT = ClassUtils.isPresent(LOGBACK, Factory.class.getClassLoader());

		Factory() {
		}

		@Override
		public @Nullable StartupLog begin() {
			return LOGBACK_IS_PRESENT ? LogbackStartupLog.begin() : null;
		}

	}

}
