package io.github.tuxsentry.internal.logging.logback;

import java.util.Iterator;
import java.util.Set;
import java.util.stream.Collectors;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.Appender;
import ch.qos.logback.core.spi.AppenderAttachable;
import io.sentry.logback.SentryAppender;
import org.jspecify.annotations.Nullable;

/**
 * Loggers with a {@link SentryAppender} of the application, directly or within another
 * appender such as an {@code AsyncAppender}.
 *
 * @param loggers the names of the loggers
 */
record ApplicationAppenders(Set<String> loggers) {

	/**
	 * Find the loggers in the current configuration of Logback, apart from those that
	 * only have the library's own appender.
	 */
	static ApplicationAppenders find(LoggerContext context, @Nullable SentryAppender own) {
		return new ApplicationAppenders(context.getLoggerList()
			.stream()
			.filter((logger) -> isOn(logger, own))
			.map(Logger::getName)
			.collect(Collectors.toUnmodifiableSet()));
	}

	/**
	 * Return whether a logger, or another appender, has an appender of the application.
	 */
	static boolean isOn(AppenderAttachable<ILoggingEvent> attachable, @Nullable SentryAppender own) {
		Iterator<Appender<ILoggingEvent>> appenders = attachable.iteratorForAppenders();
		while (appenders.hasNext()) {
			Appender<ILoggingEvent> appender = appenders.next();
			if (appender != own && (appender instanceof SentryAppender || contains(appender, own))) {
				return true;
			}
		}
		return false;
	}

	@SuppressWarnings("unchecked")
	private static boolean contains(Appender<ILoggingEvent> appender, @Nullable SentryAppender own) {
		return appender instanceof AppenderAttachable<?> attachable
				&& isOn((AppenderAttachable<ILoggingEvent>) attachable, own);
	}

	/**
	 * Return whether the log events of a logger reach one of the appenders, if they reach
	 * the root logger.
	 */
	boolean receive(String logger) {
		if (this.loggers.isEmpty()) {
			return false;
		}
		String name = logger;
		while (!this.loggers.contains(name)) {
			int dot = name.lastIndexOf('.');
			if (dot < 0) {
				return this.loggers.contains(Logger.ROOT_LOGGER_NAME);
			}
			name = name.substring(0, dot);
		}
		return true;
	}

}
