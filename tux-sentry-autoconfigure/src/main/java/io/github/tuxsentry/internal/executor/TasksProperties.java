package io.github.tuxsentry.internal.executor;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Configuration properties for background tasks.
 *
 * @param enabled Whether to trace and record @Scheduled methods, capture their failures,
 * and record @Async methods and executor tasks.
 * @param checkIns Whether to send check-ins for @Scheduled methods to Sentry's cron
 * monitoring.
 */
@ConfigurationProperties("tux.sentry.tasks")
record TasksProperties(@DefaultValue("true") boolean enabled, @DefaultValue("false") boolean checkIns) {
}
