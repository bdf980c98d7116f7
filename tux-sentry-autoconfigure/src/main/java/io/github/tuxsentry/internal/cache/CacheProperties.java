package io.github.tuxsentry.internal.cache;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Configuration properties for cache instrumentation.
 *
 * @param enabled Whether to record spans and metrics for caches of CacheManager beans.
 */
@ConfigurationProperties("tux.sentry.cache")
record CacheProperties(@DefaultValue("true") boolean enabled) {
}
