package io.github.tuxsentry.internal.cache;

import org.springframework.cache.Cache;

/**
 * Cache whose operations are observed.
 */
interface InstrumentedCache extends Cache {

	/**
	 * Return the observed cache.
	 * @return the cache that this one delegates to
	 */
	Cache target();

}
