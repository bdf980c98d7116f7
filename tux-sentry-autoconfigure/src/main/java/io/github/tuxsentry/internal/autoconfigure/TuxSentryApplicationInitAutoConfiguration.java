package io.github.tuxsentry.internal.autoconfigure;

import io.github.tuxsentry.internal.condition.ConditionalOnSwitch;
import io.sentry.IScopes;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.context.annotation.Bean;

/**
 * {@link EnableAutoConfiguration Auto-configuration} for applications that call
 * {@code Sentry.init} themselves.
 */
@AutoConfiguration
@ConditionalOnClass(IScopes.class)
@ConditionalOnSwitch("enabled")
public final class TuxSentryApplicationInitAutoConfiguration {

	TuxSentryApplicationInitAutoConfiguration() {
	}

	@Bean
	static ApplicationInit tuxSentryApplicationInit() {
		return new ApplicationInit();
	}

}
