package io.github.tuxsentry.internal.retry;

import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.retry.support.RetrySynchronizationManager;

/**
 * Configuration for Spring Retry.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnClass(RetrySynchronizationManager.class)
class SpringRetryConfiguration {

	@Bean
	SpringRetryDetector tuxSentrySpringRetryDetector() {
		return new SpringRetryDetector();
	}

}
