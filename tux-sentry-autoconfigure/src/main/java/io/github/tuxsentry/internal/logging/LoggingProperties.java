package io.github.tuxsentry.internal.logging;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.logging.LogLevel;

/**
 * Configuration properties for log events.
 *
 * @param enabled Whether to send log events to Sentry.
 * @param breadcrumbs Minimum level of log events that are recorded as breadcrumbs.
 * @param events Minimum level of log events that are sent as events.
 * @param logs Minimum level of log events that are sent as logs of Sentry, if
 * sentry.logs.enabled is true.
 */
@ConfigurationProperties("tux.sentry.logging")
public record LoggingProperties(@DefaultValue("true") boolean enabled, @DefaultValue("debug") LogLevel breadcrumbs,
		@DefaultValue("error") LogLevel events, @DefaultValue("info") LogLevel logs) {
}
