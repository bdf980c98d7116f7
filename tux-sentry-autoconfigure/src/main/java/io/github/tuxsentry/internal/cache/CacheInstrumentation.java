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
 * Puts a proxy before a cache manager whose caches are observed. Where its class allows
 * it, the proxy is a subclass, so that who asks for a certain manager still gets one;
 * every call but that for a cache goes to the manager itself. What cannot be proxied
 * stays as it is. Thread-safe.
 */
final class CacheInstrumentation {

	private final CacheCalls calls;

	private final FaultBarrier faults;

	/**
	 * Creates an instrumentation.
	 * @param tracer starts the spans, or {@code null} for none; asked for with each use
	 * of a cache
	 * @param scrubber takes the secrets out of keys that have to be cut; asked for with
	 * each of them
	 * @param metrics takes the cache metrics; asked for with each use of a cache
	 * @param faults takes the faults of the library
	 */
	CacheInstrumentation(@Nullable Supplier<Tracer> tracer, Supplier<Scrubber> scrubber, Supplier<BotMetrics> metrics,
			FaultBarrier faults) {
		this.calls = new CacheCalls(tracer, scrubber, metrics, faults);
		this.faults = faults;
	}

	/**
	 * Instruments a cache manager.
	 * @param manager the cache manager
	 * @return a cache manager to be used in its place; itself if it is instrumented
	 * already or cannot be proxied
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
	 * Spring's base class of managers has one final method, which only its subclasses
	 * call.
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
