package io.github.tuxsentry.internal.beans;

import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;

/**
 * Bean factory post-processor that keeps the library's bean as the only primary bean of a
 * callback type of Sentry. It delegates to all other beans of the type. Sentry accepts a
 * single bean, so that a second primary bean would fail the startup.
 */
public final class SinglePrimaryPostProcessor implements BeanFactoryPostProcessor {

	private final Class<?> type;

	private final Class<?> ours;

	/**
	 * Create a new post-processor.
	 * @param type the callback type
	 * @param ours the type of the library's bean
	 */
	public SinglePrimaryPostProcessor(Class<?> type, Class<?> ours) {
		this.type = type;
		this.ours = ours;
	}

	@Override
	public void postProcessBeanFactory(ConfigurableListableBeanFactory beanFactory) {
		for (String name : beanFactory.getBeanNamesForType(this.type, true, false)) {
			if (beanFactory.containsBeanDefinition(name) && !beanFactory.isTypeMatch(name, this.ours)) {
				beanFactory.getBeanDefinition(name).setPrimary(false);
			}
		}
	}

}
