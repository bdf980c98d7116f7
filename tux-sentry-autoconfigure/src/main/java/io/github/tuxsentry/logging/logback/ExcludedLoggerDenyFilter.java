package io.github.tuxsentry.logging.logback;

import java.util.List;
import java.util.function.Supplier;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxy;
import ch.qos.logback.core.filter.Filter;
import ch.qos.logback.core.spi.FilterReply;
import io.github.tuxsentry.capture.LoggedFailureListener;
import io.github.tuxsentry.filter.LoggerExclusions;

/**
 * Keeps the lines of excluded loggers from an appender, and tells of the throwables in
 * them.
 */
final class ExcludedLoggerDenyFilter extends Filter<ILoggingEvent> {

	private final LoggerExclusions exclusions;

	private final Supplier<List<LoggedFailureListener>> listeners;

	ExcludedLoggerDenyFilter(LoggerExclusions exclusions, Supplier<List<LoggedFailureListener>> listeners) {
		this.exclusions = exclusions;
		this.listeners = listeners;
	}

	@Override
	public FilterReply decide(ILoggingEvent event) {
		if (!this.exclusions.contains(event.getLoggerName())) {
			return FilterReply.NEUTRAL;
		}
		if (event.getLevel().isGreaterOrEqual(Level.ERROR)
				&& event.getThrowableProxy() instanceof ThrowableProxy proxy) {
			this.listeners.get()
				.forEach((listener) -> listener.logged(event.getLoggerName(), event.getFormattedMessage(),
						proxy.getThrowable()));
		}
		return FilterReply.DENY;
	}

}
