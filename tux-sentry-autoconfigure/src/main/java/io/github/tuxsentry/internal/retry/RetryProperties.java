package io.github.tuxsentry.internal.retry;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Configuration properties for retries.
 *
 * @param enabled Whether to record attempts of Spring Retry and of Spring Framework 7 in
 * the database metrics.
 */
@ConfigurationProperties("tux.sentry.retry")
record RetryProperties(@DefaultValue("true") boolean enabled) {
}
