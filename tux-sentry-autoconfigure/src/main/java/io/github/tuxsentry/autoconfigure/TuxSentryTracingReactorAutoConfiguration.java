package io.github.tuxsentry.autoconfigure;

import io.github.tuxsentry.tracing.reactor.ReactorResultHandler;
import io.sentry.IScopes;
import reactor.core.publisher.Mono;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;

/**
 * {@link EnableAutoConfiguration Auto-configuration} for traced methods that return a
 * Mono or Flux.
 */
@AutoConfiguration(after = TuxSentryAutoConfiguration.class)
@ConditionalOnClass({ IScopes.class, Mono.class })
@ConditionalOnSwitch({ "enabled", "tracing.enabled", "tracing.reactor.enabled" })
public final class TuxSentryTracingReactorAutoConfiguration {

	TuxSentryTracingReactorAutoConfiguration() {
	}

	@Bean
	@ConditionalOnMissingBean
	ReactorResultHandler tuxSentryReactorResultHandler() {
		return new ReactorResultHandler();
	}

}
