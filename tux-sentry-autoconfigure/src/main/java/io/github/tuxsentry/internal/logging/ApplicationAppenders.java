package io.github.tuxsentry.internal.logging;

import java.util.Set;

/**
 * Loggers with a Sentry appender of the application, directly or within another appender
 * such as an asynchronous one.
 *
 * @param loggers the names of the loggers
 * @param root the name of the root logger
 */
public record ApplicationAppenders(Set<String> loggers, String root) {

	/**
	 * Return whether the log events of a logger reach one of the appenders, if they reach
	 * the root logger.
	 * @param logger the name of the logger
	 * @return {@code true} if the logger or an ancestor has such an appender
	 */
	public boolean receive(String logger) {
		if (this.loggers.isEmpty()) {
			return false;
		}
		String name = logger;
		while (!this.loggers.contains(name)) {
			int dot = name.lastIndexOf('.');
			if (dot < 0) {
				return this.loggers.contains(this.root);
			}
			name = name.substring(0, dot);
		}
		return true;
	}

}
