package io.github.tuxsentry.autoconfigure;

import io.github.tuxsentry.tracing.ContextPropagation;
import io.github.tuxsentry.tracing.context.ContextRegistration;
import io.github.tuxsentry.tracing.context.ExecutorBeanPostProcessor;
import io.github.tuxsentry.tracing.context.ScopesThreadLocalAccessor;
import io.micrometer.context.ContextRegistry;
import io.sentry.IScopes;
import reactor.core.publisher.Hooks;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.util.ClassUtils;

/**
 * {@link EnableAutoConfiguration Auto-configuration} for scopes and spans across threads:
 * executors and schedulers that are beans, and Reactor.
 */
@AutoConfiguration(after = TuxSentryAutoConfiguration.class)
@ConditionalOnClass(IScopes.class)
@ConditionalOnBooleanProperty(prefix = "tux.sentry", name = { "enabled", "tracing.context.enabled" },
		matchIfMissing = true)
@EnableConfigurationProperties(ContextProperties.class)
public final class TuxSentryContextAutoConfiguration {

	TuxSentryContextAutoConfiguration() {
	}

	@Bean
	static ExecutorBeanPostProcessor tuxSentryExecutorBeanPostProcessor(ObjectProvider<ContextPropagation> context) {
		return new ExecutorBeanPostProcessor(context::getObject);
	}

	@Configuration(proxyBeanMethods = false)
	@ConditionalOnClass(ContextRegistry.class)
	static class ContextRegistryConfiguration {

		private static final String REACTOR = "reactor.core.publisher.Hooks";

		/**
		 * What the application says of Reactor.
		 */
		private static final String REACTOR_PROPERTY = "spring.reactor.context-propagation";

		@Bean
		@ConditionalOnMissingBean
		ScopesThreadLocalAccessor tuxSentryScopesThreadLocalAccessor() {
			return new ScopesThreadLocalAccessor();
		}

		@Bean
		ContextRegistration tuxSentryContextRegistration(ScopesThreadLocalAccessor accessor, Environment environment) {
			boolean reactor = ClassUtils.isPresent(REACTOR, getClass().getClassLoader())
					&& !environment.containsProperty(REACTOR_PROPERTY);
			return new ContextRegistration(accessor, reactor ? AutomaticContextPropagation::enable : () -> {
			});
		}

	}

	private static final class AutomaticContextPropagation {

		static void enable() {
			Hooks.enableAutomaticContextPropagation();
		}

	}

}
