package io.github.tuxsentry.internal.logging.logback;

import java.util.Iterator;
import java.util.stream.Collectors;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.Appender;
import ch.qos.logback.core.spi.AppenderAttachable;
import io.github.tuxsentry.internal.logging.ApplicationAppenders;
import io.sentry.logback.SentryAppender;
import org.jspecify.annotations.Nullable;

/**
 * Lookup of each {@link SentryAppender} of the application, on a logger directly or
 * within another appender such as an {@code AsyncAppender}. Those of a
 * {@code SiftingAppender}, which is no {@link AppenderAttachable}, do not receive each
 * log event.
 */
final class AppenderLookup {

	private AppenderLookup() {
	}

	/**
	 * Find the loggers in the current configuration of Logback, apart from those that
	 * only have the library's own appender.
	 */
	static ApplicationAppenders find(LoggerContext context, @Nullable SentryAppender own) {
		return new ApplicationAppenders(context.getLoggerList()
			.stream()
			.filter((logger) -> isOn(logger, own))
			.map(Logger::getName)
			.collect(Collectors.toUnmodifiableSet()), Logger.ROOT_LOGGER_NAME);
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

}
