package io.github.tuxsentry.internal.cache;

import org.springframework.cache.Cache;
import org.springframework.cache.transaction.TransactionAwareCacheDecorator;
import org.springframework.util.ClassUtils;

/**
 * Access to the cache behind Spring's decorator that defers operations until the
 * transaction commits, if that is on the class path.
 */
final class TransactionAwareCaches {

	private static final boolean PRESENT = ClassUtils.isPresent(
			"org.springframework.cache.transaction.TransactionAwareCacheDecorator",
			TransactionAwareCaches.class.getClassLoader());

	private TransactionAwareCaches() {
	}

	static boolean isAroundObserved(Cache cache) {
		return PRESENT && Decorator.isAroundObserved(cache);
	}

	private static final class Decorator {

		static boolean isAroundObserved(Cache cache) {
			return cache instanceof TransactionAwareCacheDecorator decorator
					&& decorator.getTargetCache() instanceof ObservedCache;
		}

	}

}
