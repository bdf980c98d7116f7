package io.github.tuxsentry.internal.beans;

import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;

/**
 * Leaves one primary bean of a callback type of Sentry: ours, which runs all the others.
 * Sentry takes a single one, so that a second primary bean would end the start.
 */
public final class SinglePrimaryPostProcessor implements BeanFactoryPostProcessor {

	private final Class<?> type;

	private final Class<?> ours;

	/**
	 * Creates a post-processor.
	 * @param type the type of callback
	 * @param ours the type of ours
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
