package io.github.tuxsentry.filter;

import io.sentry.Hint;
import io.sentry.SentryEvent;

/**
 * Drops events that come from excluded loggers.
 */
public final class ExcludedLoggerFilter implements EventFilter {

	private final LoggerExclusions exclusions;

	/**
	 * Creates a filter.
	 * @param exclusions the excluded loggers
	 */
	public ExcludedLoggerFilter(LoggerExclusions exclusions) {
		this.exclusions = exclusions;
	}

	@Override
	public String reason() {
		return "excluded_logger";
	}

	@Override
	public boolean drops(SentryEvent event, Hint hint) {
		return this.exclusions.contains(event.getLogger());
	}

}
