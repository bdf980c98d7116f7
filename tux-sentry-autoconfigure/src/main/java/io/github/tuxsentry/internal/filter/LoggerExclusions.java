package io.github.tuxsentry.internal.filter;

import java.util.List;

import io.github.tuxsentry.spi.EventFilter;
import io.sentry.Hint;
import io.sentry.SentryEvent;
import org.jspecify.annotations.Nullable;

/**
 * {@link EventFilter} for loggers whose log events are sent neither as events nor as
 * breadcrumbs. The descendants of an excluded logger are also excluded. Immutable.
 */
public final class LoggerExclusions implements EventFilter {

	private final List<String> names;

	/**
	 * Create new exclusions.
	 * @param names the names of the loggers, such as {@code net.dv8tion.jda}
	 */
	public LoggerExclusions(List<String> names) {
		this.names = List.copyOf(names);
	}

	@Override
	public String reason() {
		return "excluded_logger";
	}

	@Override
	public boolean drops(SentryEvent event, Hint hint) {
		return contains(event.getLogger());
	}

	/**
	 * Return whether a logger is excluded.
	 * @param logger the name of the logger, or {@code null} if there is none
	 * @return {@code true} if it is an excluded logger or a descendant of one
	 */
	public boolean contains(@Nullable String logger) {
		return logger != null && this.names.stream().anyMatch((name) -> isAtOrBelow(logger, name));
	}

	private static boolean isAtOrBelow(String logger, String name) {
		return logger.startsWith(name) && (logger.length() == name.length() || logger.charAt(name.length()) == '.');
	}

}
