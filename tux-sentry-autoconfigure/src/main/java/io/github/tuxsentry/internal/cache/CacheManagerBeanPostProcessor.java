package io.github.tuxsentry.internal.cache;

import java.util.function.Supplier;

import io.github.tuxsentry.internal.fault.FaultBarrier;

import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.cache.CacheManager;

/**
 * Bean post-processor that instruments beans of type {@link CacheManager}.
 */
final class CacheManagerBeanPostProcessor implements BeanPostProcessor {

	private final Supplier<CacheInstrumentation> instrumentation;

	private final FaultBarrier faults;

	/**
	 * Create a new post-processor.
	 * @param instrumentation the supplier of the instrumentation, consulted with the
	 * first bean of that type
	 * @param faults handles internal errors
	 */
	CacheManagerBeanPostProcessor(Supplier<CacheInstrumentation> instrumentation, FaultBarrier faults) {
		this.faults = faults;
		this.instrumentation = instrumentation;
	}

	@Override
	public Object postProcessAfterInitialization(Object bean, String beanName) {
		return (bean instanceof CacheManager manager) ? this.faults.get("instrument a cache manager",
				() -> this.instrumentation.get().instrument(manager), manager) : bean;
	}

}
