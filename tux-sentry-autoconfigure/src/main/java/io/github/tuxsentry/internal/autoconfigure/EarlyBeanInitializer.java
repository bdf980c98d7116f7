package io.github.tuxsentry.internal.autoconfigure;

import java.util.Arrays;

import io.github.tuxsentry.internal.beans.OrderedBeans;
import io.github.tuxsentry.metrics.BotMetrics;

import org.springframework.beans.factory.BeanFactoryInitializer;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;

/**
 * Start of Sentry and of the library's own beans before the first bean of the
 * application. The post-processors ask for nothing while they process a bean, which may
 * be one that Sentry or the library depends on; so what they need is there beforehand,
 * for whatever thread the application then starts.
 */
final class EarlyBeanInitializer implements BeanFactoryInitializer<ConfigurableListableBeanFactory> {

	private final OrderedBeans lateBeans;

	EarlyBeanInitializer(OrderedBeans lateBeans) {
		this.lateBeans = lateBeans;
	}

	@Override
	public void initialize(ConfigurableListableBeanFactory beans) {
		if (beans.containsBean(CurrentScopesPostProcessor.START_OF_SENTRY)) {
			beans.getBean(CurrentScopesPostProcessor.START_OF_SENTRY);
		}
		Arrays.stream(beans.getBeanDefinitionNames())
			.filter((name) -> name.startsWith(OrderedBeans.NAME_PREFIX))
			.forEach(beans::getBean);
		this.lateBeans.open();
		beans.getBeanProvider(BotMetrics.class).ifAvailable(BotMetrics::prepare);
	}

}
