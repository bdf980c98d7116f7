package io.github.tuxsentry.internal.reactor;

import io.github.tuxsentry.internal.autoconfigure.TuxSentryAutoConfiguration;
import io.github.tuxsentry.internal.condition.ConditionalOnSwitch;
import io.github.tuxsentry.internal.tracing.LogContext;
import io.github.tuxsentry.internal.tracing.ScopesPropagation;
import io.micrometer.context.ContextRegistry;
import io.sentry.IScopes;
import reactor.core.publisher.Hooks;
import reactor.core.publisher.Mono;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * {@link EnableAutoConfiguration Auto-configuration} for Reactor: traced methods that
 * return a Mono or Flux, and the propagation of scopes to operators.
 */
@AutoConfiguration(after = TuxSentryAutoConfiguration.class)
@ConditionalOnClass({ IScopes.class, Mono.class })
@ConditionalOnSwitch("enabled")
public final class TuxSentryReactorAutoConfiguration {

	TuxSentryReactorAutoConfiguration() {
	}

	@Bean
	@ConditionalOnMissingBean
	@ConditionalOnSwitch({ "tracing.enabled", "tracing.reactor.enabled" })
	ReactorResultHandler tuxSentryReactorResultHandler() {
		return new ReactorResultHandler();
	}

	@Configuration(proxyBeanMethods = false)
	@ConditionalOnClass({ ContextRegistry.class, Hooks.class })
	@ConditionalOnSwitch("tracing.context.enabled")
	@ConditionalOnProperty(name = "spring.reactor.context-propagation", havingValue = "auto", matchIfMissing = true)
	static class ContextConfiguration {

		@Bean
		@ConditionalOnMissingBean
		ReactorContext tuxSentryReactorContext(ScopesPropagation context, LogContext log) {
			return new ReactorContext(context, log);
		}

	}

}
