package io.github.tuxsentry.cache;

import org.springframework.cache.CacheManager;

/**
 * Marks a cache manager whose caches are observed.
 */
public interface InstrumentedCacheManager extends CacheManager {

}
