package io.github.tuxsentry;

import java.util.List;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import org.slf4j.LoggerFactory;

/**
 * Messages that a logger and those below it have logged, until this is closed.
 */
public final class LogLines implements AutoCloseable {

	private final ListAppender<ILoggingEvent> appender = new ListAppender<>();

	private final Logger logger;

	private LogLines(String logger) {
		this.logger = (Logger) LoggerFactory.getLogger(logger);
		this.appender.start();
		this.logger.addAppender(this.appender);
	}

	public static LogLines of(String logger) {
		return new LogLines(logger);
	}

	/**
	 * Return the messages that are logged by default. Without Spring Boot, Logback logs
	 * those of level debug as well.
	 */
	public List<String> messages() {
		return this.appender.list.stream()
			.filter((event) -> event.getLevel().isGreaterOrEqual(Level.INFO))
			.map(ILoggingEvent::getFormattedMessage)
			.toList();
	}

	public void clear() {
		this.appender.list.clear();
	}

	@Override
	public void close() {
		this.logger.detachAppender(this.appender);
	}

}
