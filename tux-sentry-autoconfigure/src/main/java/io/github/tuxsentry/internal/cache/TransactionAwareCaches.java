package io.github.tuxsentry.internal.cache;

import org.springframework.cache.Cache;
import org.springframework.cache.transaction.TransactionAwareCacheDecorator;
import org.springframework.util.ClassUtils;

/**
 * Looks behind Spring's decorator that puts off what is done to a cache until the
 * transaction commits, where the class path has it.
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
