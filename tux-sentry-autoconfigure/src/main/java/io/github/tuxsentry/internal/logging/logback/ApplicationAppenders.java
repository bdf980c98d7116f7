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

/**
 * Loggers with a {@link SentryAppender} of the application, directly or within another
 * appender such as an {@code AsyncAppender}.
 *
 * @param loggers the names of the loggers
 */
record ApplicationAppenders(Set<String> loggers) {

	/**
	 * Find the loggers in the current configuration of Logback.
	 */
	static ApplicationAppenders find(LoggerContext context) {
		return new ApplicationAppenders(context.getLoggerList()
			.stream()
			.filter(ApplicationAppenders::hasSentryAppender)
			.map(Logger::getName)
			.collect(Collectors.toUnmodifiableSet()));
	}

	private static boolean hasSentryAppender(AppenderAttachable<ILoggingEvent> attachable) {
		Iterator<Appender<ILoggingEvent>> appenders = attachable.iteratorForAppenders();
		while (appenders.hasNext()) {
			Appender<ILoggingEvent> appender = appenders.next();
			if (appender instanceof SentryAppender || contains(appender)) {
				return true;
			}
		}
		return false;
	}

	@SuppressWarnings("unchecked")
	private static boolean contains(Appender<ILoggingEvent> appender) {
		return appender instanceof AppenderAttachable<?> attachable
				&& hasSentryAppender((AppenderAttachable<ILoggingEvent>) attachable);
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
