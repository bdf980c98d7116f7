package io.github.tuxsentry.internal.cache;

import java.util.Map;

import com.github.benmanes.caffeine.cache.Cache;
import org.jspecify.annotations.Nullable;

import org.springframework.util.ClassUtils;

/**
 * Number of entries of native caches that can report it without counting.
 */
final class CacheSizes {

	static final String CAFFEINE_CACHE = "com.github.benmanes.caffeine.cache.Cache";

	private static final boolean CAFFEINE = ClassUtils.isPresent(CAFFEINE_CACHE, CacheSizes.class.getClassLoader());

	private CacheSizes() {
	}

	static @Nullable Long of(Object nativeCache) {
		if (nativeCache instanceof Map<?, ?> map) {
			return (long) map.size();
		}
		return CAFFEINE ? Caffeine.size(nativeCache) : null;
	}

	private static final class Caffeine {

		static @Nullable Long size(Object nativeCache) {
			return (nativeCache instanceof Cache<?, ?> cache) ? cache.estimatedSize() : null;
		}

	}

}
