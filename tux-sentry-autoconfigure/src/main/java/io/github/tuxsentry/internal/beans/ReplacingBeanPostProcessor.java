package io.github.tuxsentry.internal.beans;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.BeanFactoryAware;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.beans.factory.config.SmartInstantiationAwareBeanPostProcessor;

/**
 * Bean post-processor that may replace beans, also in circular references. Thread-safe.
 */
public abstract class ReplacingBeanPostProcessor implements SmartInstantiationAwareBeanPostProcessor, BeanFactoryAware {

	/** Beans that were replaced for a circular reference, by name. */
	private final Map<String, Object> early = new ConcurrentHashMap<>();

	private @Nullable BeanFactory beanFactory;

	/**
	 * Create a new post-processor.
	 */
	protected ReplacingBeanPostProcessor() {
	}

	@Override
	public final void setBeanFactory(BeanFactory beanFactory) {
		this.beanFactory = beanFactory;
	}

	/**
	 * Replace a bean that others refer to before it is initialized. Spring rejects a bean
	 * that is replaced afterwards.
	 */
	@Override
	public final Object getEarlyBeanReference(Object bean, String beanName) {
		this.early.put(beanName, bean);
		return replace(bean, beanName);
	}

	@Override
	public final Object postProcessAfterInitialization(Object bean, String beanName) {
		return this.early.remove(beanName) == bean ? bean : replace(bean, beanName);
	}

	/**
	 * Return the replacement of a bean.
	 * @param bean the bean
	 * @param beanName the name of the bean
	 * @return another object, or the bean itself
	 */
	protected abstract Object replace(Object bean, String beanName);

	/**
	 * Return the class that a bean is declared with.
	 * @param beanName the name of the bean
	 * @return the class, which may be that of a factory bean, or {@code null} for an
	 * object without a definition
	 */
	protected final @Nullable Class<?> declaredType(String beanName) {
		return (this.beanFactory instanceof ConfigurableListableBeanFactory factory
				&& factory.containsBeanDefinition(beanName))
						? factory.getMergedBeanDefinition(beanName).getResolvableType().toClass() : null;
	}

}
