package io.github.tuxsentry.internal.logging.log4j2;

import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

import io.github.tuxsentry.internal.logging.LogLine;
import io.sentry.Breadcrumb;
import io.sentry.SentryEvent;
import io.sentry.SentryLevel;
import io.sentry.SentryLogLevel;
import io.sentry.exception.ExceptionMechanismException;
import io.sentry.protocol.Mechanism;
import io.sentry.protocol.Message;
import io.sentry.util.LoggerPropertiesUtil;
import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.core.LogEvent;
import org.apache.logging.log4j.message.ParameterizedMessage;
import org.jspecify.annotations.Nullable;

/**
 * Conversion of log events to the types of Sentry.
 */
final class LogEvents {

	private static final String MECHANISM = "Log4j2SentryAppender";

	static final String ORIGIN = "auto.log.log4j2";

	private LogEvents() {
	}

	/**
	 * Convert a log event to an event.
	 * @param logged the log event
	 * @param tags the keys of the entries of the MDC that become tags
	 */
	static SentryEvent toEvent(LogEvent logged, List<String> tags) {
		SentryEvent event = new SentryEvent(new Date(logged.getTimeMillis()));
		event.setMessage(message(logged.getMessage(), logged.getThrown()));
		event.setLogger(logged.getLoggerName());
		event.setLevel(level(logged.getLevel()));
		Throwable thrown = logged.getThrown();
		if (thrown != null) {
			Mechanism mechanism = new Mechanism();
			mechanism.setType(MECHANISM);
			event.setThrowable(new ExceptionMechanismException(mechanism, thrown, Thread.currentThread()));
		}
		if (logged.getThreadName() != null) {
			event.setExtra("thread_name", logged.getThreadName());
		}
		if (logged.getMarker() != null) {
			event.setExtra("marker", logged.getMarker().toString());
		}
		Map<String, String> mdc = mdc(logged);
		if (!mdc.isEmpty()) {
			LoggerPropertiesUtil.applyPropertiesToEvent(event, tags, mdc);
		}
		return event;
	}

	private static Message message(org.apache.logging.log4j.message.Message logged, @Nullable Throwable thrown) {
		Message message = new Message();
		message.setMessage(template(logged));
		message.setFormatted(logged.getFormattedMessage());
		Object[] arguments = logged.getParameters();
		message.setParams(Stream.ofNullable(arguments)
			.flatMap(Stream::of)
			.filter((argument) -> argument != null && argument != thrown)
			.map(ParameterizedMessage::deepToString)
			.toList());
		return message;
	}

	/**
	 * Return the text of a message without its arguments, for which Log4j2 has no other
	 * method.
	 */
	@SuppressWarnings("deprecation")
	static @Nullable String template(org.apache.logging.log4j.message.Message logged) {
		return logged.getFormat();
	}

	/**
	 * Return the entries of the MDC, as a map that may be modified.
	 */
	private static Map<String, String> mdc(LogEvent logged) {
		Map<String, String> entries = logged.getContextData().toMap();
		entries.values().removeIf(Objects::isNull);
		return entries;
	}

	static Breadcrumb toBreadcrumb(LogEvent logged) {
		Breadcrumb breadcrumb = new Breadcrumb();
		breadcrumb.setLevel(level(logged.getLevel()));
		breadcrumb.setCategory(logged.getLoggerName());
		breadcrumb.setMessage(logged.getMessage().getFormattedMessage());
		return breadcrumb;
	}

	/**
	 * Convert a log event to a log of Sentry.
	 */
	static LogLine toLine(LogEvent logged) {
		org.apache.logging.log4j.message.Message message = logged.getMessage();
		Object[] arguments = message.getParameters();
		return new LogLine(logged.getLoggerName(), logLevel(logged.getLevel()), message.getFormattedMessage(),
				template(message),
				Stream.ofNullable(arguments)
					.flatMap(Stream::of)
					.filter((argument) -> argument == null || argument != logged.getThrown())
					.map(LogEvents::primitiveOrText)
					.toList(),
				mdc(logged));
	}

	private static Object primitiveOrText(@Nullable Object argument) {
		return (argument instanceof Number || argument instanceof Boolean) ? argument
				: String.valueOf(ParameterizedMessage.deepToString(argument));
	}

	static SentryLevel level(Level level) {
		return switch (level.getStandardLevel()) {
			case FATAL -> SentryLevel.FATAL;
			case ERROR -> SentryLevel.ERROR;
			case WARN -> SentryLevel.WARNING;
			case INFO -> SentryLevel.INFO;
			default -> SentryLevel.DEBUG;
		};
	}

	private static SentryLogLevel logLevel(Level level) {
		return switch (level.getStandardLevel()) {
			case FATAL -> SentryLogLevel.FATAL;
			case ERROR -> SentryLogLevel.ERROR;
			case WARN -> SentryLogLevel.WARN;
			case INFO -> SentryLogLevel.INFO;
			case DEBUG -> SentryLogLevel.DEBUG;
			default -> SentryLogLevel.TRACE;
		};
	}

}
