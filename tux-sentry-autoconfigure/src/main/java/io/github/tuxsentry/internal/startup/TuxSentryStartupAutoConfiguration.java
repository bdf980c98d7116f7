package io.github.tuxsentry.internal.startup;

import io.sentry.IScopes;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.context.properties.EnableConfigurationProperties;

/**
 * {@link EnableAutoConfiguration Auto-configuration} for the properties of the startup,
 * which is observed by a {@link StartupListener}.
 */
@AutoConfiguration
@ConditionalOnClass(IScopes.class)
@EnableConfigurationProperties(StartupProperties.class)
public final class TuxSentryStartupAutoConfiguration {

	TuxSentryStartupAutoConfiguration() {
	}

}
