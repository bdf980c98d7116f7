package io.github.tuxsentry.internal.logging.logback;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.filter.Filter;
import ch.qos.logback.core.spi.FilterReply;
import io.github.tuxsentry.internal.filter.LoggerExclusions;

/**
 * Filter that denies the log events of excluded loggers to an appender.
 */
final class ExcludedLoggerDenyFilter extends Filter<ILoggingEvent> {

	private final LoggerExclusions exclusions;

	ExcludedLoggerDenyFilter(LoggerExclusions exclusions) {
		this.exclusions = exclusions;
	}

	@Override
	public FilterReply decide(ILoggingEvent event) {
		return this.exclusions.contains(event.getLoggerName()) ? FilterReply.DENY : FilterReply.NEUTRAL;
	}

}
