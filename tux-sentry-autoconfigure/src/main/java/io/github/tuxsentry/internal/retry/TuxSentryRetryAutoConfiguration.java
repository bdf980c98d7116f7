package io.github.tuxsentry.internal.retry;

import io.github.tuxsentry.internal.condition.ConditionalOnSwitch;
import io.github.tuxsentry.internal.metrics.RetryDetector;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Import;

/**
 * {@link EnableAutoConfiguration Auto-configuration} for Spring Retry and the retry
 * support of Spring Framework 7. Attempts are recorded in the database metrics.
 */
@AutoConfiguration
@ConditionalOnMissingBean(RetryDetector.class)
@ConditionalOnSwitch({ "enabled", "retry.enabled" })
@EnableConfigurationProperties(RetryProperties.class)
@Import({ SpringRetryConfiguration.class, SpringFrameworkRetryConfiguration.class })
public final class TuxSentryRetryAutoConfiguration {

	TuxSentryRetryAutoConfiguration() {
	}

}
