package io.github.tuxsentry.internal.beans;

import io.github.tuxsentry.internal.fault.FaultBarrier;

import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Role;

/**
 * Configuration for the application's {@link FaultBarrier}. The barrier depends on no
 * other bean, so that post-processors and advisors may depend on it.
 */
@Configuration(proxyBeanMethods = false)
public class FaultConfiguration {

	@Bean
	@Role(BeanDefinition.ROLE_INFRASTRUCTURE)
	@ConditionalOnMissingBean
	static FaultBarrier tuxSentryFaultBarrier(ConfigurableListableBeanFactory beanFactory) {
		return ApplicationFaults.of(beanFactory);
	}

}
