package io.github.tuxsentry.internal.filter;

import io.github.tuxsentry.spi.EventFilter;
import io.sentry.Hint;
import io.sentry.SentryEvent;

/**
 * {@link EventFilter} that drops the events of excluded loggers.
 */
final class ExcludedLoggerFilter implements EventFilter {

	private final LoggerExclusions exclusions;

	ExcludedLoggerFilter(LoggerExclusions exclusions) {
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
