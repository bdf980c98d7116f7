package io.github.tuxsentry.internal.lifecycle;

import io.github.tuxsentry.internal.beans.SentryAutoConfigurations;
import io.github.tuxsentry.internal.condition.Switches;
import io.sentry.ScopesAdapter;

import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.beans.factory.support.AbstractBeanDefinition;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.core.env.Environment;
import org.springframework.util.StringUtils;

/**
 * Bean factory post-processor that leaves the Sentry of other application contexts open
 * if it is disabled in this one. By default, Sentry is closed when it is started with
 * disabled options, and when its bean is destroyed.
 */
final class DisabledSentry implements BeanFactoryPostProcessor {

	private final Environment environment;

	DisabledSentry(Environment environment) {
		this.environment = environment;
	}

	@Override
	public void postProcessBeanFactory(ConfigurableListableBeanFactory beans) {
		if (beans.containsBeanDefinition(SentryAutoConfigurations.SENTRY_BEAN) && isDisabled() && beans
			.getBeanDefinition(SentryAutoConfigurations.SENTRY_BEAN) instanceof AbstractBeanDefinition definition) {
			definition.setDestroyMethodName("");
			if (!SentryContexts.options().isEmpty()) {
				definition.setInstanceSupplier(ScopesAdapter::getInstance);
			}
		}
	}

	private boolean isDisabled() {
		Switches switches = new Switches(this.environment);
		try {
			return !switches.isOn("tux.sentry.enabled", true) || !switches.isOn("sentry.enabled", true)
					|| !StringUtils.hasText(this.environment.getProperty("sentry.dsn"));
		}
		catch (BindException ex) {
			// reported when the property is bound
			return false;
		}
	}

}
