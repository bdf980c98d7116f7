package io.github.tuxsentry.internal.logging.logback;

import java.util.ArrayDeque;
import java.util.Date;
import java.util.Deque;
import java.util.List;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import io.github.tuxsentry.internal.core.StartupLog;
import io.sentry.Breadcrumb;
import io.sentry.SentryLevel;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

import org.springframework.util.ClassUtils;

/**
 * {@link StartupLog} that records log events of Logback.
 */
final class LogbackStartupLog implements StartupLog {

	private static final int MAX_LINES = 50;

	private final Deque<Breadcrumb> lines = new ArrayDeque<>();

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

	/**
	 * Return the log lines.
	 * @return the latest ones in order, as breadcrumbs
	 */
	public List<Breadcrumb> lines() {
		synchronized (this.lines) {
			return List.copyOf(this.lines);
		}
	}

	@Override
	public void end() {
		if (this.appender.getContext() instanceof LoggerContext context) {
			context.getLogger(Logger.ROOT_LOGGER_NAME).detachAppender(this.appender);
		}
		this.appender.stop();
	}

	private void add(ILoggingEvent event) {
		Breadcrumb line = new Breadcrumb(new Date(event.getTimeStamp()));
		line.setMessage(event.getFormattedMessage());
		line.setCategory(event.getLoggerName());
		line.setLevel(level(event.getLevel()));
		synchronized (this.lines) {
			if (this.lines.size() == MAX_LINES) {
				this.lines.removeFirst();
			}
			this.lines.addLast(line);
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

	private final class Appender extends AppenderBase<ILoggingEvent> {

		@Override
		protected void append(ILoggingEvent event) {
			add(event);
		}

	}

	/**
	 * Factory of the {@link StartupLog} for Logback, which may be absent.
	 */
	static final class Factory implements StartupLog.Factory {

		private static final boolean LOGBACK_IS_PRESENT = ClassUtils.isPresent("ch.qos.logback.classic.LoggerContext",
				Factory.class.getClassLoader());

		Factory() {
		}

		@Override
		public @Nullable StartupLog begin() {
			return LOGBACK_IS_PRESENT ? LogbackStartupLog.begin() : null;
		}

	}

}
