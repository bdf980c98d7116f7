package io.github.tuxsentry.internal.filter;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * The loggers whose lines are neither events nor breadcrumbs. A logger is excluded with
 * all those below it. Immutable.
 */
public final class LoggerExclusions {

	private final List<String> names;

	/**
	 * Creates the exclusions.
	 * @param names names of loggers, e.g. {@code net.dv8tion.jda}
	 */
	public LoggerExclusions(List<String> names) {
		this.names = List.copyOf(names);
	}

	/**
	 * Tells whether a logger is excluded.
	 * @param logger the logger's name, or {@code null} if there is none
	 * @return {@code true} if it is, or is below, one of the excluded loggers
	 */
	public boolean contains(@Nullable String logger) {
		return logger != null && this.names.stream().anyMatch((name) -> isAtOrBelow(logger, name));
	}

	private static boolean isAtOrBelow(String logger, String name) {
		return logger.startsWith(name) && (logger.length() == name.length() || logger.charAt(name.length()) == '.');
	}

}
