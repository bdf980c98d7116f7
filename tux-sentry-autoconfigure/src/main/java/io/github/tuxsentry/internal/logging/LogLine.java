package io.github.tuxsentry.internal.logging;

import java.util.List;
import java.util.Map;

import io.sentry.SentryLogLevel;
import org.jspecify.annotations.Nullable;

/**
 * Log event of a logging system that is sent as a log of Sentry.
 *
 * @param logger the name of the logger
 * @param level the level
 * @param message the formatted message
 * @param template the message without its arguments, or {@code null} if unknown
 * @param arguments the arguments of the message
 * @param mdc the entries of the MDC
 */
public record LogLine(String logger, SentryLogLevel level, String message, @Nullable String template,
		List<? extends @Nullable Object> arguments, Map<String, String> mdc) {
}
