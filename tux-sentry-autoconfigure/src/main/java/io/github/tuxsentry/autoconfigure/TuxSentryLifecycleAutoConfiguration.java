package io.github.tuxsentry.autoconfigure;

import io.github.tuxsentry.SentryManager;
import io.github.tuxsentry.lifecycle.FlushOnStop;
import io.sentry.IScopes;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;

/**
 * {@link EnableAutoConfiguration Auto-configuration} for what happens when the bot stops.
 */
@AutoConfiguration(after = TuxSentryAutoConfiguration.class)
@ConditionalOnClass(IScopes.class)
@ConditionalOnBooleanProperty(prefix = "tux.sentry", name = { "enabled", "lifecycle.enabled" }, matchIfMissing = true)
@EnableConfigurationProperties(LifecycleProperties.class)
public final class TuxSentryLifecycleAutoConfiguration {

	TuxSentryLifecycleAutoConfiguration() {
	}

	@Bean
	@ConditionalOnMissingBean
	FlushOnStop tuxSentryFlushOnStop(SentryManager sentry, LifecycleProperties properties) {
		return new FlushOnStop(sentry, properties.flushTimeout());
	}

}
