package io.github.tuxsentry.internal.autoconfigure;

import io.github.tuxsentry.internal.beans.ApplicationFaults;
import io.github.tuxsentry.internal.beans.OrderedBeans;
import io.github.tuxsentry.internal.fault.FaultBarrier;
import io.github.tuxsentry.internal.metrics.DeferredMetricSink;
import io.github.tuxsentry.metrics.BotMetrics;
import io.github.tuxsentry.metrics.MetricSink;

import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Role;

/**
 * Configuration for {@link BotMetrics} and the application's {@link FaultBarrier},
 * independent of Sentry and Micrometer.
 */
@Configuration(proxyBeanMethods = false)
public class MetricsConfiguration {

	MetricsConfiguration() {
	}

	/**
	 * The barrier depends on no other bean, so that post-processors and advisors may
	 * depend on it.
	 */
	@Bean
	@Role(BeanDefinition.ROLE_INFRASTRUCTURE)
	@ConditionalOnMissingBean
	static FaultBarrier tuxSentryFaultBarrier(ConfigurableListableBeanFactory beanFactory) {
		return ApplicationFaults.of(beanFactory);
	}

	@Bean
	@ConditionalOnMissingBean
	BotMetrics tuxSentryBotMetrics(ObjectProvider<MetricSink> sink, ObjectProvider<OrderedBeans> ordered,
			ListableBeanFactory beanFactory, FaultBarrier faults) {
		OrderedBeans beans = ordered.getIfAvailable();
		boolean late = beans != null && beanFactory.getBeanNamesForType(MetricSink.class, true, false).length > 0;
		return new BotMetrics(late ? new DeferredMetricSink(beans.oneOr(MetricSink.class, MetricSink.none()))
				: sink.getIfAvailable(MetricSink::none), faults::run);
	}

}
