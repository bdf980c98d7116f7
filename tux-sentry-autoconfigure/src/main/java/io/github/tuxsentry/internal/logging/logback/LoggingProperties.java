package io.github.tuxsentry.internal.logging.logback;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.logging.LogLevel;

/**
 * Which log lines go to Sentry.
 *
 * @param enabled Whether log lines go to Sentry.
 * @param breadcrumbs Level from which log lines become breadcrumbs.
 * @param events Level from which log lines become events.
 */
@ConfigurationProperties("tux.sentry.logging")
record LoggingProperties(@DefaultValue("true") boolean enabled, @DefaultValue("debug") LogLevel breadcrumbs,
		@DefaultValue("error") LogLevel events) {
}
