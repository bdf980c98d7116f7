package io.github.tuxsentry.internal.autoconfigure;

import io.github.tuxsentry.internal.beans.SentryAutoConfigurations;
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

	private static final String BEAN_NAME = "tuxSentryScopes";

	@Override
	public void postProcessBeanFactory(ConfigurableListableBeanFactory beans) {
		if (beans.containsBeanDefinition(SentryAutoConfigurations.SENTRY_BEAN) && !beans.containsSingleton(BEAN_NAME)) {
			beans.getBeanDefinition(SentryAutoConfigurations.SENTRY_BEAN).setAutowireCandidate(false);
			beans.registerSingleton(BEAN_NAME, ScopesAdapter.getInstance());
		}
	}

}
