package io.github.tuxsentry.internal.logging.log4j2;

import io.github.tuxsentry.internal.logging.log4j2.AllLoggers.AppenderFilter;
import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.Marker;
import org.apache.logging.log4j.core.Appender;
import org.apache.logging.log4j.core.Filter;
import org.apache.logging.log4j.core.Logger;
import org.apache.logging.log4j.core.impl.Log4jLogEvent;
import org.apache.logging.log4j.message.Message;
import org.apache.logging.log4j.spi.AbstractLogger;
import org.jspecify.annotations.Nullable;

/**
 * Filter of a configuration whose loggers are all asynchronous, which passes log events
 * to an appender on the thread that logs.
 */
final class AsyncContextFilter extends LoggerCallFilter implements AppenderFilter {

	private final Appender appender;

	AsyncContextFilter(Appender appender) {
		this.appender = appender;
	}

	@Override
	public Appender appender() {
		return this.appender;
	}

	@Override
	Filter.Result called(Logger logger, Level level, @Nullable Marker marker, Message message,
			@Nullable Throwable thrown) {
		if (message instanceof LazyMessage lazy && lazy.isSupplied()) {
			return evaluate(logger, level, marker, lazy, thrown);
		}
		if (level.isMoreSpecificThan(logger.getLevel())) {
			this.appender.append(Log4jLogEvent.newBuilder()
				.setLoggerName(logger.getName())
				.setLevel(level)
				.setMarker(marker)
				.setMessage((message instanceof LazyMessage lazy) ? lazy.evaluated(logger) : message)
				.setThrown((thrown != null) ? thrown : message.getThrowable())
				.build());
		}
		return Filter.Result.NEUTRAL;
	}

	/**
	 * Log the message of a supplier, which is evaluated once, in place of the supplier.
	 * The filters of the application have accepted it, since this one is the last.
	 */
	private Filter.Result evaluate(Logger logger, Level level, @Nullable Marker marker, LazyMessage supplied,
			@Nullable Throwable thrown) {
		if (!level.isMoreSpecificThan(logger.getLevel())) {
			return Filter.Result.NEUTRAL;
		}
		Message message = supplied.evaluated(logger);
		called(logger, level, marker, message, thrown);
		logger.logMessage(level, marker, AbstractLogger.class.getName(), location(), message, thrown);
		return Filter.Result.DENY;
	}

	private static @Nullable StackTraceElement location() {
		return StackWalker.getInstance()
			.walk((frames) -> frames.filter((frame) -> !isInternal(frame.getClassName()))
				.findFirst()
				.map(StackWalker.StackFrame::toStackTraceElement)
				.orElse(null));
	}

	private static boolean isInternal(String type) {
		return type.startsWith("org.apache.logging.log4j.")
				|| type.startsWith(AsyncContextFilter.class.getPackageName());
	}

}
