package io.github.tuxsentry.internal.logging.logback;

import java.util.List;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import io.github.tuxsentry.internal.core.StartupLog;
import io.github.tuxsentry.internal.logging.LoggingAttachment;
import io.github.tuxsentry.internal.logging.LoggingComponent;
import io.github.tuxsentry.internal.logging.RecentLogLines;
import io.sentry.Breadcrumb;
import io.sentry.SentryLevel;
import org.jspecify.annotations.Nullable;

import org.springframework.util.ClassUtils;

/**
 * {@link StartupLog} that records log events of Logback.
 */
final class LogbackStartupLog implements StartupLog {

	private final RecentLogLines lines = new RecentLogLines();

	private final LoggingAttachment<LoggerContext> attachment = new LogbackAttachment(new Appender(this.lines));

	private LogbackStartupLog() {
	}

	static @Nullable LogbackStartupLog begin() {
		LogbackStartupLog log = new LogbackStartupLog();
		log.attachment.attach();
		return log.attachment.isPossible() ? log : null;
	}

	@Override
	public List<Breadcrumb> lines() {
		return this.lines.toList();
	}

	@Override
	public void end() {
		this.attachment.detach();
	}

	private static SentryLevel level(Level level) {
		return switch (level.toInt()) {
			case Level.ERROR_INT -> SentryLevel.ERROR;
			case Level.WARN_INT -> SentryLevel.WARNING;
			case Level.INFO_INT -> SentryLevel.INFO;
			default -> SentryLevel.DEBUG;
		};
	}

	private static final class Appender extends AppenderBase<ILoggingEvent> implements LoggingComponent<LoggerContext> {

		private final RecentLogLines lines;

		Appender(RecentLogLines lines) {
			this.lines = lines;
			setName("TUX_SENTRY_START");
		}

		@Override
		public void addTo(LoggerContext context) {
			setContext(context);
			start();
			context.getLogger(Logger.ROOT_LOGGER_NAME).addAppender(this);
		}

		@Override
		public void removeFrom(LoggerContext context) {
			context.getLogger(Logger.ROOT_LOGGER_NAME).detachAppender(this);
			stop();
		}

		@Override
		protected void append(ILoggingEvent event) {
			this.lines.add(event.getTimeStamp(), event.getLoggerName(), level(event.getLevel()),
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
