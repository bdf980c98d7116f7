package io.github.tuxsentry.internal.logging.log4j2;

import java.util.Collection;
import java.util.stream.Collectors;

import io.github.tuxsentry.internal.logging.ApplicationAppenders;
import org.apache.logging.log4j.core.Appender;
import org.apache.logging.log4j.core.appender.AsyncAppender;
import org.apache.logging.log4j.core.config.Configuration;
import org.apache.logging.log4j.core.config.LoggerConfig;

/**
 * Lookup of each appender of {@code sentry-log4j2} that the application has configured,
 * on a logger directly or within an {@link AsyncAppender}. Log4j2 has no common type of
 * appenders that contain others: a {@code RewriteAppender} does not reveal them, and
 * those of a {@code RoutingAppender} or {@code FailoverAppender} do not receive each log
 * event.
 */
final class AppenderLookup {

	private static final String SENTRY_APPENDER = "io.sentry.log4j2.SentryAppender";

	private AppenderLookup() {
	}

	static ApplicationAppenders find(Configuration configuration) {
		return new ApplicationAppenders(configuration.getLoggers()
			.values()
			.stream()
			.filter((logger) -> contain(logger.getAppenders().values()))
			.map(LoggerConfig::getName)
			.collect(Collectors.toUnmodifiableSet()), LoggerConfig.ROOT);
	}

	private static boolean contain(Collection<Appender> appenders) {
		return appenders.stream()
			.anyMatch((appender) -> isSentryAppender(appender.getClass())
					|| (appender instanceof AsyncAppender async && contain(async.getAppenders())));
	}

	private static boolean isSentryAppender(Class<?> type) {
		for (Class<?> next = type; next != null; next = next.getSuperclass()) {
			if (next.getName().equals(SENTRY_APPENDER)) {
				return true;
			}
		}
		return false;
	}

}
