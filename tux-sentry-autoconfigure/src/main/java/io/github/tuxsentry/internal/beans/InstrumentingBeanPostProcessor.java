package io.github.tuxsentry.internal.beans;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;

import io.github.tuxsentry.internal.fault.FaultBarrier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.BeanFactoryAware;
import org.springframework.beans.factory.FactoryBean;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.beans.factory.config.SmartInstantiationAwareBeanPostProcessor;

/**
 * Bean post-processor that replaces the beans of a type by instrumented ones. A bean is
 * left unchanged if the instrumented one is not of the class that the bean is declared
 * with, by which it may be injected. Thread-safe.
 *
 * @param <T> the type of the beans
 */
public final class InstrumentingBeanPostProcessor<T>
		implements SmartInstantiationAwareBeanPostProcessor, BeanFactoryAware {

	private static final Logger logger = LoggerFactory.getLogger(InstrumentingBeanPostProcessor.class);

	private final Class<T> type;

	private final UnaryOperator<T> instrumentation;

	private final FaultBarrier faults;

	/** Beans that were instrumented for a circular reference, by name. */
	private final Map<String, Object> early = new ConcurrentHashMap<>();

	private @Nullable BeanFactory beanFactory;

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
	public void setBeanFactory(BeanFactory beanFactory) {
		this.beanFactory = beanFactory;
	}

	/**
	 * Instrument a bean that others refer to before it is initialized. Spring rejects a
	 * bean that is replaced afterwards.
	 */
	@Override
	public Object getEarlyBeanReference(Object bean, String beanName) {
		this.early.put(beanName, bean);
		return instrument(bean, beanName);
	}

	@Override
	public Object postProcessAfterInitialization(Object bean, String beanName) {
		return this.early.remove(beanName) == bean ? bean : instrument(bean, beanName);
	}

	private Object instrument(Object bean, String beanName) {
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
		return declared.isInstance(instrumented) || !declared.isInstance(original);
	}

	/**
	 * Return the class that a bean is declared with. That of the product of a factory
	 * bean, or of an object without a definition, is unknown.
	 */
	private Class<?> declaredType(String beanName) {
		if (this.beanFactory instanceof ConfigurableListableBeanFactory factory
				&& factory.containsBeanDefinition(beanName)) {
			Class<?> declared = factory.getMergedBeanDefinition(beanName).getResolvableType().toClass();
			return FactoryBean.class.isAssignableFrom(declared) ? this.type : declared;
		}
		return this.type;
	}

}
