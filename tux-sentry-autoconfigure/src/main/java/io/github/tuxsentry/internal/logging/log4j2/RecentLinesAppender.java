package io.github.tuxsentry.internal.logging.log4j2;

import io.github.tuxsentry.internal.filter.LoggerExclusions;
import io.github.tuxsentry.internal.logging.LoggingComponent;
import io.github.tuxsentry.internal.logging.RecentLogLines;
import org.apache.logging.log4j.core.LogEvent;
import org.apache.logging.log4j.core.LoggerContext;
import org.apache.logging.log4j.core.appender.AbstractAppender;
import org.apache.logging.log4j.core.config.Property;

/**
 * Appender for all loggers that adds log events to {@link RecentLogLines}.
 */
final class RecentLinesAppender extends AbstractAppender implements LoggingComponent<LoggerContext> {

	private final RecentLogLines lines;

	private final LoggerExclusions exclusions;

	RecentLinesAppender(String name, RecentLogLines lines, LoggerExclusions exclusions) {
		super(name, null, null, true, Property.EMPTY_ARRAY);
		this.lines = lines;
		this.exclusions = exclusions;
	}

	@Override
	public void addTo(LoggerContext context) {
		if (!AllLoggers.have(context, (appender) -> getName().equals(appender.getName()))) {
			start();
			AllLoggers.add(context, this);
		}
	}

	@Override
	public void removeFrom(LoggerContext context) {
		AllLoggers.remove(context, this);
	}

	@Override
	public void append(LogEvent event) {
		if (!this.exclusions.contains(event.getLoggerName())) {
			this.lines.add(event.getTimeMillis(), event.getLoggerName(), LogEvents.level(event.getLevel()),
					event.getMessage().getFormattedMessage());
		}
	}

}
