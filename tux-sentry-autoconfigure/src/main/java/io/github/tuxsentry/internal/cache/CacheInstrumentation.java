package io.github.tuxsentry.internal.cache;

import java.util.function.Supplier;

import io.github.tuxsentry.internal.fault.FaultBarrier;
import io.github.tuxsentry.internal.tracing.BeanClasses;
import io.github.tuxsentry.internal.tracing.Tracer;
import io.github.tuxsentry.metrics.BotMetrics;
import io.github.tuxsentry.scrub.Scrubber;
import org.jspecify.annotations.Nullable;

import org.springframework.aop.framework.ProxyFactory;
import org.springframework.cache.CacheManager;
import org.springframework.cache.support.AbstractCacheManager;
import org.springframework.util.ClassUtils;

/**
 * Instrumentation of cache managers by a proxy that returns observed caches. If possible,
 * the proxy is a subclass, so that it can be injected by the class of the cache manager.
 * All calls except those that return a cache are delegated to the cache manager itself. A
 * cache manager that cannot be proxied is left unchanged. Thread-safe.
 */
final class CacheInstrumentation {

	private final CacheCalls calls;

	private final FaultBarrier faults;

	/**
	 * Create a new instrumentation.
	 * @param tracer the supplier of the tracer, consulted with each cache operation, or
	 * {@code null} to disable spans
	 * @param scrubber the supplier of the scrubber for keys that are truncated, consulted
	 * with each of them
	 * @param metrics the supplier of the cache metrics, consulted with each cache
	 * operation
	 * @param faults handles internal errors
	 */
	CacheInstrumentation(@Nullable Supplier<Tracer> tracer, Supplier<Scrubber> scrubber, Supplier<BotMetrics> metrics,
			FaultBarrier faults) {
		this.calls = new CacheCalls(tracer, scrubber, metrics, faults);
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
		factory.setProxyTargetClass(canBeStoodFor(manager.getClass()));
		factory.addInterface(InstrumentedCacheManager.class);
		factory.addAdvice(new CacheManagerInterceptor(this.calls, this.faults));
		return (CacheManager) factory.getProxy(classLoaderFor(manager.getClass()));
	}

	/**
	 * Spring's base class of cache managers has a single final method, which is only
	 * called by its subclasses.
	 */
	private static boolean canBeStoodFor(Class<?> type) {
		String objection = BeanClasses.objectionToSubclass(type);
		return objection == null
				|| (AbstractCacheManager.class.isAssignableFrom(type) && objection.endsWith(" method lookupCache"));
	}

	private static @Nullable ClassLoader classLoaderFor(Class<?> type) {
		ClassLoader itsOwn = type.getClassLoader();
		return ClassUtils.isVisible(InstrumentedCacheManager.class, itsOwn) ? itsOwn
				: InstrumentedCacheManager.class.getClassLoader();
	}

}
