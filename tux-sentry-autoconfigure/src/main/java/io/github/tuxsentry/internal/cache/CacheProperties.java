package io.github.tuxsentry.internal.cache;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Caches.
 *
 * @param enabled Whether the caches of CacheManager beans are traced and counted.
 */
@ConfigurationProperties("tux.sentry.cache")
record CacheProperties(@DefaultValue("true") boolean enabled) {
}
