package io.github.tuxsentry.internal.cache;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import io.github.tuxsentry.internal.fault.FaultBarrier;
import org.aopalliance.intercept.MethodInterceptor;
import org.aopalliance.intercept.MethodInvocation;
import org.jspecify.annotations.Nullable;

import org.springframework.cache.Cache;

/**
 * Interceptor that wraps the caches returned by a cache manager, each with a single
 * observer.
 */
final class CacheManagerInterceptor implements MethodInterceptor {

	private final CacheCalls calls;

	private final FaultBarrier faults;

	private final Map<String, ObservedCache> observed = new ConcurrentHashMap<>();

	CacheManagerInterceptor(CacheCalls calls, FaultBarrier faults) {
		this.calls = calls;
		this.faults = faults;
	}

	@Override
	public @Nullable Object invoke(MethodInvocation invocation) throws Throwable {
		Object result = invocation.proceed();
		return (result instanceof Cache cache && invocation.getMethod().getName().equals("getCache"))
				? this.faults.get("observe a cache", () -> observed(cache), cache) : result;
	}

	/**
	 * Return a cache unchanged if it is observed already, like those of a cache manager
	 * composed of other beans.
	 */
	private Cache observed(Cache cache) {
		if (cache instanceof ObservedCache || TransactionAwareCaches.isAroundObserved(cache)) {
			return cache;
		}
		ObservedCache known = this.observed.get(cache.getName());
		if (known != null && known.target() == cache) {
			return known;
		}
		return this.observed.compute(cache.getName(), (name, current) -> (current != null && current.target() == cache)
				? current : new ObservedCache(cache, this.calls));
	}

}
