package io.github.tuxsentry.internal.executor;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Background tasks.
 *
 * @param enabled Whether methods with @Scheduled are traced and counted and their
 * failures captured, and methods with @Async and the tasks of executors counted.
 * @param checkIns Whether the runs of methods with @Scheduled are checked in with
 * Sentry's cron monitoring.
 */
@ConfigurationProperties("tux.sentry.tasks")
record TasksProperties(@DefaultValue("true") boolean enabled, @DefaultValue("false") boolean checkIns) {
}
