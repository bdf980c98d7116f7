package io.github.tuxsentry.internal.logging.log4j2;

import java.util.Arrays;

import io.github.tuxsentry.internal.logging.LoggingComponent;
import io.github.tuxsentry.internal.logging.ThrowableInspector;
import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.Marker;
import org.apache.logging.log4j.core.Filter;
import org.apache.logging.log4j.core.Logger;
import org.apache.logging.log4j.core.LoggerContext;
import org.apache.logging.log4j.core.config.Configuration;
import org.apache.logging.log4j.message.Message;
import org.jspecify.annotations.Nullable;

/**
 * Filter that inspects the throwables of log events before Log4j2 processes them. Those
 * that cannot be processed are logged with their readable parts.
 */
final class ThrowableFilter extends LoggerCallFilter implements LoggingComponent<LoggerContext> {

	/**
	 * Class whose caller is the location of a log event.
	 */
	private static final String SLF4J_LOGGER = "org.apache.logging.slf4j.Log4jLogger";

	private final ThrowableInspector inspector;

	ThrowableFilter(ThrowableInspector inspector) {
		this.inspector = inspector;
	}

	@Override
	public void addTo(LoggerContext context) {
		Configuration configuration = context.getConfiguration();
		if (Filters.of(configuration).noneMatch(ThrowableFilter.class::isInstance)) {
			Filters.addFirst(configuration, this);
		}
	}

	@Override
	public void removeFrom(LoggerContext context) {
		context.getConfiguration().removeFilter(this);
	}

	@Override
	Filter.Result called(Logger logger, Level level, @Nullable Marker marker, Message message,
			@Nullable Throwable thrown) {
		Throwable error = (thrown != null) ? thrown : message.getThrowable();
		if (error == null) {
			return Filter.Result.NEUTRAL;
		}
		Throwable readable = this.inspector.inspect(logger.getName(), LogEvents.template(message), error,
				level.isMoreSpecificThan(Level.ERROR), () -> level.isMoreSpecificThan(logger.getLevel()));
		if (readable == null) {
			return Filter.Result.NEUTRAL;
		}
		Message logged = (message instanceof LazyMessage lazy && level.isMoreSpecificThan(logger.getLevel()))
				? lazy.evaluated(logger) : message;
		logger.logIfEnabled(SLF4J_LOGGER, level, marker, withoutThrowable(logger, logged), readable);
		return Filter.Result.DENY;
	}

	/**
	 * Log4j2 would read the throwable among the arguments of the message.
	 */
	private static Message withoutThrowable(Logger logger, Message message) {
		Object[] arguments = message.getParameters();
		if (message.getThrowable() == null || arguments == null) {
			return message;
		}
		return logger.getMessageFactory()
			.newMessage(LogEvents.template(message), Arrays.copyOf(arguments, Math.max(arguments.length - 1, 0)));
	}

}
