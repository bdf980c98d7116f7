package io.github.tuxsentry.internal.logging.log4j2;

import java.util.function.Predicate;
import java.util.stream.Stream;

import org.apache.logging.log4j.core.Appender;
import org.apache.logging.log4j.core.LoggerContext;
import org.apache.logging.log4j.core.async.AsyncLoggerConfig;
import org.apache.logging.log4j.core.async.AsyncLoggerContext;
import org.apache.logging.log4j.core.config.Configuration;
import org.apache.logging.log4j.core.config.LoggerConfig;
import org.apache.logging.log4j.core.filter.Filterable;

/**
 * Appenders for the log events of all loggers. They are called on the thread that logs,
 * whose scopes the events belong to: with asynchronous loggers, which call appenders on a
 * thread of their own, a filter stands in for the appender.
 */
final class AllLoggers {

	private AllLoggers() {
	}

	static void add(LoggerContext context, Appender appender) {
		Configuration configuration = context.getConfiguration();
		LoggerConfig root = configuration.getRootLogger();
		if (context instanceof AsyncLoggerContext) {
			configuration.addFilter(new AsyncContextFilter(appender));
		}
		else if (root instanceof AsyncLoggerConfig) {
			root.addFilter(new AsyncRootFilter(appender));
		}
		else {
			root.addAppender(appender, null, null);
		}
	}

	static void remove(LoggerContext context, Appender appender) {
		Configuration configuration = context.getConfiguration();
		LoggerConfig root = configuration.getRootLogger();
		if (root.getAppenders().get(appender.getName()) == appender) {
			root.removeAppender(appender.getName());
		}
		removeFilters(configuration, appender);
		removeFilters(root, appender);
	}

	private static void removeFilters(Filterable filterable, Appender appender) {
		Filters.of(filterable)
			.filter((filter) -> filter instanceof AppenderFilter ours && ours.appender() == appender)
			.toList()
			.forEach(filterable::removeFilter);
	}

	/**
	 * Return whether there is such an appender.
	 */
	static boolean have(LoggerContext context, Predicate<Appender> appender) {
		Configuration configuration = context.getConfiguration();
		LoggerConfig root = configuration.getRootLogger();
		return root.getAppenders().values().stream().anyMatch(appender)
				|| Stream.concat(Filters.of(configuration), Filters.of(root))
					.anyMatch((filter) -> filter instanceof AppenderFilter ours && appender.test(ours.appender()));
	}

	/**
	 * Filter that stands in for an appender.
	 */
	interface AppenderFilter {

		Appender appender();

	}

}
