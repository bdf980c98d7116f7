package io.github.tuxsentry.internal.beans;

import java.util.function.UnaryOperator;

import io.github.tuxsentry.internal.fault.FaultBarrier;

import org.springframework.beans.factory.config.BeanPostProcessor;

/**
 * Bean post-processor that replaces the beans of a type by instrumented ones.
 *
 * @param <T> the type of the beans
 */
public final class InstrumentingBeanPostProcessor<T> implements BeanPostProcessor {

	private final Class<T> type;

	private final UnaryOperator<T> instrumentation;

	private final FaultBarrier faults;

	/**
	 * Create a new post-processor.
	 * @param type the type of the beans
	 * @param instrumentation returns the bean to use in place of another one
	 * @param faults handles internal errors
	 */
	public InstrumentingBeanPostProcessor(Class<T> type, UnaryOperator<T> instrumentation, FaultBarrier faults) {
		this.type = type;
		this.instrumentation = instrumentation;
		this.faults = faults;
	}

	@Override
	public Object postProcessAfterInitialization(Object bean, String beanName) {
		if (!this.type.isInstance(bean)) {
			return bean;
		}
		T original = this.type.cast(bean);
		return this.faults.get("instrument a " + this.type.getSimpleName(), () -> this.instrumentation.apply(original),
				original);
	}

}
