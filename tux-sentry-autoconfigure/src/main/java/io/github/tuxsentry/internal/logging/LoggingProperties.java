package io.github.tuxsentry.internal.logging;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.boot.logging.LogLevel;

/**
 * Configuration properties for log events.
 *
 * @param enabled Whether to send log events to Sentry.
 * @param breadcrumbs Minimum level of log events that are recorded as breadcrumbs.
 * @param events Minimum level of log events that are sent as events.
 * @param logs Minimum level of log events that are sent as logs of Sentry. Defaults to
 * info if sentry.logs.enabled is true.
 * @param maxLogsPerMinute Maximum number of logs of Sentry per minute.
 * @param attachedLines Maximum number of recent log events that are attached to events of
 * level error or fatal, up to 1000. Set to 0 to attach none.
 */
@ConfigurationProperties("tux.sentry.logging")
public record LoggingProperties(@DefaultValue("true") boolean enabled, @DefaultValue("debug") LogLevel breadcrumbs,
		@DefaultValue("error") LogLevel events, @DefaultValue("off") LogLevel logs,
		@DefaultValue("1000") int maxLogsPerMinute, @DefaultValue("0") int attachedLines) {

	private static final int MAX_ATTACHED_LINES = 1000;

	public LoggingProperties {
		if (maxLogsPerMinute < 1) {
			throw new InvalidConfigurationPropertyValueException("tux.sentry.logging.max-logs-per-minute",
					maxLogsPerMinute, "It must be positive.");
		}
		if (attachedLines < 0 || attachedLines > MAX_ATTACHED_LINES) {
			throw new InvalidConfigurationPropertyValueException("tux.sentry.logging.attached-lines", attachedLines,
					"It must be from 0 to 1000.");
		}
	}

}
