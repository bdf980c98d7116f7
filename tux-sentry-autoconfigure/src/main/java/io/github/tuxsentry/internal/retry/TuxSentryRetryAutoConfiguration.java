package io.github.tuxsentry.internal.retry;

import io.github.tuxsentry.internal.condition.ConditionalOnSwitch;
import io.github.tuxsentry.internal.metrics.RetryDetector;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;

/**
 * {@link EnableAutoConfiguration Auto-configuration} for Spring Retry. Attempts are
 * recorded in the database metrics.
 */
@AutoConfiguration
@ConditionalOnClass(name = "org.springframework.retry.support.RetrySynchronizationManager")
@ConditionalOnSwitch({ "enabled", "retry.enabled" })
@EnableConfigurationProperties(RetryProperties.class)
public final class TuxSentryRetryAutoConfiguration {

	TuxSentryRetryAutoConfiguration() {
	}

	@Bean
	@ConditionalOnMissingBean(RetryDetector.class)
	SpringRetryDetector tuxSentryRetryDetector() {
		return new SpringRetryDetector();
	}

}
