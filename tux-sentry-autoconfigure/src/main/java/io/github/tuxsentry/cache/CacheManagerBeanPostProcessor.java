package io.github.tuxsentry.cache;

import java.util.function.Supplier;

import io.github.tuxsentry.fault.FaultBarrier;

import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.cache.CacheManager;

/**
 * Instruments each bean of type {@link CacheManager} once it is made.
 */
public final class CacheManagerBeanPostProcessor implements BeanPostProcessor {

	private final Supplier<CacheInstrumentation> instrumentation;

	private final FaultBarrier faults = new FaultBarrier();

	/**
	 * Creates a post-processor.
	 * @param instrumentation asked for with the first bean of that type
	 */
	public CacheManagerBeanPostProcessor(Supplier<CacheInstrumentation> instrumentation) {
		this.instrumentation = instrumentation;
	}

	@Override
	public Object postProcessAfterInitialization(Object bean, String beanName) {
		return (bean instanceof CacheManager manager) ? this.faults.get("instrument a cache manager",
				() -> this.instrumentation.get().instrument(manager), manager) : bean;
	}

}
