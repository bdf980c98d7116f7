package io.github.tuxsentry.internal.cache;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

import io.github.tuxsentry.internal.beans.BeanClasses;
import io.github.tuxsentry.internal.fault.FaultBarrier;
import io.github.tuxsentry.internal.tracing.Breadcrumbs;
import io.github.tuxsentry.internal.tracing.Tracer;
import io.github.tuxsentry.metrics.BotMetrics;
import io.github.tuxsentry.scrub.Scrubber;
import org.aopalliance.intercept.MethodInterceptor;
import org.aopalliance.intercept.MethodInvocation;
import org.jspecify.annotations.Nullable;

import org.springframework.aop.framework.ProxyFactory;
import org.springframework.cache.Cache;
import org.springframework.cache.CacheManager;
import org.springframework.cache.caffeine.CaffeineCache;
import org.springframework.cache.support.AbstractCacheManager;
import org.springframework.cache.transaction.TransactionAwareCacheDecorator;
import org.springframework.util.ClassUtils;

/**
 * Instrumentation of cache managers by a proxy that returns observed caches. If possible,
 * the proxy is a subclass, so that it can be injected by the class of the cache manager.
 * All calls except those that return a cache are delegated to the cache manager itself. A
 * cache manager that cannot be proxied is left unchanged. Thread-safe.
 */
final class CacheInstrumentation {

	static final String TRANSACTION_AWARE_CACHE = "org.springframework.cache.transaction.TransactionAwareCacheDecorator";

	private static final String CAFFEINE_CACHE = "org.springframework.cache.caffeine.CaffeineCache";

	private final CacheCalls calls;

	private final FaultBarrier faults;

	/**
	 * Create a new instrumentation.
	 * @param tracer the supplier of the tracer, consulted with each cache operation, or
	 * {@code null} to disable spans
	 * @param breadcrumbs the supplier of the recorder of breadcrumbs, consulted with each
	 * cache miss
	 * @param scrubber the supplier of the scrubber for keys that are truncated, consulted
	 * with each of them
	 * @param metrics the supplier of the cache metrics, consulted with each cache
	 * operation
	 * @param faults handles internal errors
	 */
	CacheInstrumentation(@Nullable Supplier<Tracer> tracer, Supplier<Breadcrumbs> breadcrumbs,
			Supplier<Scrubber> scrubber, Supplier<BotMetrics> metrics, FaultBarrier faults) {
		this.calls = new CacheCalls(tracer, breadcrumbs, scrubber, metrics, faults);
		this.faults = faults;
	}

	/**
	 * Instrument a cache manager.
	 * @param manager the cache manager
	 * @return the cache manager to use in its place, or the cache manager itself if it is
	 * instrumented already or cannot be proxied
	 */
	public CacheManager instrument(CacheManager manager) {
		return this.faults.get("instrument a cache manager",
				() -> (manager instanceof InstrumentedCacheManager) ? manager : proxy(manager), manager);
	}

	private CacheManager proxy(CacheManager manager) {
		ProxyFactory factory = new ProxyFactory(manager);
		factory.setProxyTargetClass(isProxyable(ClassUtils.getUserClass(manager)));
		factory.addInterface(InstrumentedCacheManager.class);
		factory.addAdvice(new CacheInterceptor(this.calls, this.faults));
		return (CacheManager) factory
			.getProxy(BeanClasses.classLoaderFor(manager.getClass(), InstrumentedCacheManager.class));
	}

	private static boolean isProxyable(Class<?> type) {
		// Spring's base class of cache managers has a single final method, which is only
		// called by its subclasses.
		String objection = BeanClasses.reasonNotProxyable(type);
		return objection == null
				|| (AbstractCacheManager.class.isAssignableFrom(type) && objection.endsWith(" method lookupCache"));
	}

	/**
	 * Marker interface of cache managers whose caches are observed.
	 */
	public interface InstrumentedCacheManager extends CacheManager {

	}

	/**
	 * Interceptor that wraps the caches returned by a cache manager, each with a single
	 * observer.
	 */
	private static final class CacheInterceptor implements MethodInterceptor {

		private final CacheCalls calls;

		private final FaultBarrier faults;

		private final Map<String, InstrumentedCache> observed = new ConcurrentHashMap<>();

		CacheInterceptor(CacheCalls calls, FaultBarrier faults) {
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
		 * Return a cache unchanged if it is observed already, like those of a cache
		 * manager composed of other beans.
		 */
		private Cache observed(Cache cache) {
			if (cache instanceof InstrumentedCache || TransactionAware.isAroundObserved(cache)) {
				return cache;
			}
			InstrumentedCache known = this.observed.get(cache.getName());
			if (known != null && known.target() == cache) {
				return known;
			}
			return this.observed.compute(cache.getName(),
					(name, current) -> (current != null && current.target() == cache) ? current : observe(cache));
		}

		private InstrumentedCache observe(Cache cache) {
			ObservedCache created = new ObservedCache(cache, this.calls);
			return cache.getClass().getName().equals(CAFFEINE_CACHE) ? Caffeine.castable(cache, created) : created;
		}

	}

	/**
	 * Spring's adapter for Caffeine, which may not be on the class path.
	 */
	private static final class Caffeine {

		static InstrumentedCache castable(Cache cache, ObservedCache observed) {
			return ObservedCaffeineCache.of((CaffeineCache) cache, observed);
		}

	}

	/**
	 * Spring's decorator that defers operations until the transaction commits, which may
	 * not be on the class path.
	 */
	private static final class TransactionAware {

		private static final boolean PRESENT = ClassUtils.isPresent(TRANSACTION_AWARE_CACHE,
				CacheInstrumentation.class.getClassLoader());

		static boolean isAroundObserved(Cache cache) {
			return PRESENT && Decorator.isAroundObserved(cache);
		}

		private static final class Decorator {

			static boolean isAroundObserved(Cache cache) {
				return cache instanceof TransactionAwareCacheDecorator decorator
						&& decorator.getTargetCache() instanceof InstrumentedCache;
			}

		}

	}

}
