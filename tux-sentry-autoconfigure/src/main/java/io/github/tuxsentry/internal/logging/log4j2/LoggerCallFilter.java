package io.github.tuxsentry.internal.logging.log4j2;

import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.Marker;
import org.apache.logging.log4j.core.Filter;
import org.apache.logging.log4j.core.Logger;
import org.apache.logging.log4j.core.filter.AbstractFilter;
import org.apache.logging.log4j.message.Message;
import org.apache.logging.log4j.message.ParameterizedMessage;
import org.apache.logging.log4j.message.SimpleMessage;
import org.jspecify.annotations.Nullable;

/**
 * Filter of a whole configuration. Log4j2 consults it on the thread that logs, before the
 * level of the logger is considered.
 */
abstract class LoggerCallFilter extends AbstractFilter {

	/**
	 * Decide about a call of a logger.
	 * @param logger the logger
	 * @param level the level
	 * @param marker the marker, if any
	 * @param message the message
	 * @param thrown the throwable, if any
	 * @return the decision
	 */
	abstract Filter.Result called(Logger logger, Level level, @Nullable Marker marker, Message message,
			@Nullable Throwable thrown);

	@Override
	public Filter.Result filter(Logger logger, Level level, @Nullable Marker marker, @Nullable String message,
			@Nullable Object @Nullable ... arguments) {
		return (message != null && isOfInterest(logger, level))
				? called(logger, level, marker, parameterized(message, arguments), null) : Filter.Result.NEUTRAL;
	}

	private static Message parameterized(String message, @Nullable Object @Nullable [] arguments) {
		return (arguments != null && arguments.length > 0) ? new ParameterizedMessage(message, arguments)
				: new SimpleMessage(message);
	}

	@Override
	public Filter.Result filter(Logger logger, Level level, @Nullable Marker marker, @Nullable Object message,
			@Nullable Throwable thrown) {
		if (message == null || !isOfInterest(logger, level)) {
			return Filter.Result.NEUTRAL;
		}
		return called(logger, level, marker, messageOf(message), thrown);
	}

	/**
	 * Return a message for what is logged. Log4j2 also passes texts without arguments.
	 */
	private static Message messageOf(Object content) {
		if (content instanceof Message message) {
			return message;
		}
		return (content instanceof CharSequence text) ? new SimpleMessage(text.toString()) : new LazyMessage(content);
	}

	@Override
	public Filter.Result filter(Logger logger, Level level, @Nullable Marker marker, @Nullable Message message,
			@Nullable Throwable thrown) {
		return (message != null && isOfInterest(logger, level)) ? called(logger, level, marker, message, thrown)
				: Filter.Result.NEUTRAL;
	}

	/**
	 * Return whether calls of a level are decided about: those at which the logger is
	 * enabled, and all errors.
	 */
	private static boolean isOfInterest(Logger logger, Level level) {
		return level.isMoreSpecificThan(Level.ERROR) || level.isMoreSpecificThan(logger.getLevel());
	}

}
