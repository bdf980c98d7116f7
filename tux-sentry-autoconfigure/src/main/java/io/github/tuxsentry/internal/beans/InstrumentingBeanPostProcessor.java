package io.github.tuxsentry.internal.beans;

import java.util.function.UnaryOperator;

import io.github.tuxsentry.internal.fault.FaultBarrier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.beans.factory.FactoryBean;

/**
 * Bean post-processor that replaces the beans of a type by instrumented ones. A bean is
 * left unchanged if the instrumented one is not of the class that the bean is declared
 * with, by which it may be injected. Thread-safe.
 *
 * @param <T> the type of the beans
 */
public final class InstrumentingBeanPostProcessor<T> extends ReplacingBeanPostProcessor {

	private static final Logger logger = LoggerFactory.getLogger(InstrumentingBeanPostProcessor.class);

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
	protected Object replace(Object bean, String beanName) {
		if (!this.type.isInstance(bean)) {
			return bean;
		}
		T original = this.type.cast(bean);
		return this.faults.get("instrument a " + this.type.getSimpleName(), () -> {
			T instrumented = this.instrumentation.apply(original);
			if (instrumented == original || keepsItsClass(original, instrumented, beanName)) {
				return instrumented;
			}
			logger.info("The bean '{}' is not instrumented: its class {} cannot be proxied", beanName,
					bean.getClass().getName());
			return original;
		}, original);
	}

	private boolean keepsItsClass(T original, T instrumented, String beanName) {
		Class<?> declared = declaredType(beanName);
		if (declared == null || FactoryBean.class.isAssignableFrom(declared)) {
			// The class of an object without a definition, or of a product, is unknown.
			return true;
		}
		return declared.isInstance(instrumented) || !declared.isInstance(original);
	}

}
