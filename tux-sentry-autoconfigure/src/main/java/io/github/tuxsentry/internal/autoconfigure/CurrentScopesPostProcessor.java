package io.github.tuxsentry.internal.autoconfigure;

import io.sentry.IScopes;
import io.sentry.ScopesAdapter;

import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;

/**
 * Bean factory post-processor that makes {@link IScopes} of the current thread available
 * for injection. Sentry's own bean is equivalent but starts Sentry, which would cause a
 * circular dependency for beans that Sentry requires at its start. That bean is created
 * by {@link EarlyBeanInitializer}.
 */
final class CurrentScopesPostProcessor implements BeanFactoryPostProcessor {

	/**
	 * The bean of Sentry's own auto-configuration that starts Sentry.
	 */
	static final String START_OF_SENTRY = "sentryHub";

	private static final String BEAN_NAME = "tuxSentryScopes";

	@Override
	public void postProcessBeanFactory(ConfigurableListableBeanFactory beans) {
		if (beans.containsBeanDefinition(START_OF_SENTRY) && !beans.containsSingleton(BEAN_NAME)) {
			beans.getBeanDefinition(START_OF_SENTRY).setAutowireCandidate(false);
			beans.registerSingleton(BEAN_NAME, ScopesAdapter.getInstance());
		}
	}

}
