package io.github.tuxsentry.internal.autoconfigure;

import io.sentry.IScopes;
import io.sentry.ScopesAdapter;

import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;

/**
 * Injection of the scopes of the current thread wherever {@link IScopes} are asked for.
 * Sentry's own bean, which is the same but starts Sentry, would be asked for in a circle
 * by a bean that Sentry needs for its start. It is made by {@link EarlyBeanInitializer}.
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
