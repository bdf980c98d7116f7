package io.github.tuxsentry.internal.retry;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Configuration properties for Spring Retry.
 *
 * @param enabled Whether to record Spring Retry attempts in the database metrics.
 */
@ConfigurationProperties("tux.sentry.retry")
record RetryProperties(@DefaultValue("true") boolean enabled) {
}
