package io.github.tuxsentry.autoconfigure;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Background tasks.
 *
 * @param enabled Whether methods with @Scheduled are traced and counted and their
 * failures captured.
 */
@ConfigurationProperties("tux.sentry.tasks")
public record TasksProperties(@DefaultValue("true") boolean enabled) {
}
