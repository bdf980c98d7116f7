package io.github.tuxsentry.internal.autoconfigure;

import io.github.tuxsentry.internal.beans.OrderedBeans;
import io.github.tuxsentry.internal.beans.SentryAutoConfigurations;
import io.github.tuxsentry.metrics.BotMetrics;

import org.springframework.beans.factory.BeanFactoryInitializer;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;

/**
 * Initializer that starts Sentry and creates the library's own beans before the first
 * bean of the application. The post-processors do not look up beans while they process a
 * bean that Sentry or the library may depend on. Their dependencies therefore exist
 * beforehand, whatever thread the application starts later. {@link DeferredBeans} are
 * created when they are used.
 */
final class EarlyBeanInitializer implements BeanFactoryInitializer<ConfigurableListableBeanFactory> {

	private static final String BOT_METRICS = "tuxSentryBotMetrics";

	private final OrderedBeans orderedBeans;

	EarlyBeanInitializer(OrderedBeans orderedBeans) {
		this.orderedBeans = orderedBeans;
	}

	@Override
	public void initialize(ConfigurableListableBeanFactory beans) {
		// As Spring does next. Otherwise, each dependency is compared with all beans.
		beans.freezeConfiguration();
		if (beans.containsBean(SentryAutoConfigurations.SENTRY_BEAN)) {
			beans.getBean(SentryAutoConfigurations.SENTRY_BEAN);
		}
		for (String name : beans.getBeanDefinitionNames()) {
			if (name.startsWith(OrderedBeans.NAME_PREFIX) && !DeferredBeans.isDeferred(beans, name)) {
				beans.getBean(name);
			}
		}
		this.orderedBeans.open();
		if (!DeferredBeans.isDeferred(beans, BOT_METRICS)) {
			beans.getBeanProvider(BotMetrics.class).ifAvailable(BotMetrics::prepare);
		}
	}

}
