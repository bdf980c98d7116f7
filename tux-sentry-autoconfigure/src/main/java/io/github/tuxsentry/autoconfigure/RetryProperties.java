package io.github.tuxsentry.autoconfigure;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Work that is tried again.
 *
 * @param enabled Whether attempts of Spring Retry are counted in the database metrics.
 */
@ConfigurationProperties("tux.sentry.retry")
public record RetryProperties(@DefaultValue("true") boolean enabled) {
}
