package io.github.tuxsentry.internal.logging.log4j2;

import io.github.tuxsentry.internal.logging.log4j2.AllLoggers.AppenderFilter;
import org.apache.logging.log4j.core.Appender;
import org.apache.logging.log4j.core.Filter;
import org.apache.logging.log4j.core.LogEvent;
import org.apache.logging.log4j.core.filter.AbstractFilter;

/**
 * Filter of an asynchronous root logger, which passes log events to an appender on the
 * thread that logs. Log4j2 consults it again on the thread of the logger.
 */
final class AsyncRootFilter extends AbstractFilter implements AppenderFilter {

	private final Appender appender;

	AsyncRootFilter(Appender appender) {
		this.appender = appender;
	}

	@Override
	public Appender appender() {
		return this.appender;
	}

	@Override
	public Filter.Result filter(LogEvent event) {
		if (event.getThreadId() == Thread.currentThread().getId()) {
			this.appender.append(event);
		}
		return Filter.Result.NEUTRAL;
	}

}
