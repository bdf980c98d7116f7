package io.github.tuxsentry.internal.cache;

import org.springframework.cache.CacheManager;

/**
 * Marks a cache manager whose caches are observed.
 */
public interface InstrumentedCacheManager extends CacheManager {

}
