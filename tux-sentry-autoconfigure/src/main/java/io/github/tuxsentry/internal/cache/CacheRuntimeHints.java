package io.github.tuxsentry.internal.cache;

import org.jspecify.annotations.Nullable;

import org.springframework.aot.hint.RuntimeHints;
import org.springframework.aot.hint.RuntimeHintsRegistrar;

/**
 * {@link RuntimeHints} for the optional classes whose presence is determined at runtime.
 */
final class CacheRuntimeHints implements RuntimeHintsRegistrar {

	@Override
	public void registerHints(RuntimeHints hints, @Nullable ClassLoader classLoader) {
		hints.reflection().registerTypeIfPresent(classLoader, CacheInstrumentation.TRANSACTION_AWARE_CACHE);
		hints.reflection().registerTypeIfPresent(classLoader, CacheSizes.CAFFEINE_CACHE);
	}

}
