package io.github.tuxsentry.internal.retry;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Work that is tried again.
 *
 * @param enabled Whether attempts of Spring Retry are counted in the database metrics.
 */
@ConfigurationProperties("tux.sentry.retry")
record RetryProperties(@DefaultValue("true") boolean enabled) {
}
