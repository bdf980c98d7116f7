package io.github.tuxsentry.internal.cache;

import org.springframework.cache.CacheManager;

/**
 * Marker interface of cache managers whose caches are observed.
 */
public interface InstrumentedCacheManager extends CacheManager {

}
