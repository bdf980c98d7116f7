package io.github.tuxsentry.autoconfigure;

import io.github.tuxsentry.capture.UncaughtTasks;
import io.github.tuxsentry.fault.FaultBarrier;
import io.github.tuxsentry.tracing.ContextPropagation;
import io.github.tuxsentry.tracing.context.ContextRegistration;
import io.github.tuxsentry.tracing.context.ExecutorBeanPostProcessor;
import io.github.tuxsentry.tracing.context.ReactorContext;
import io.github.tuxsentry.tracing.context.ScopesThreadLocalAccessor;
import io.micrometer.context.ContextRegistry;
import io.sentry.IScopes;
import reactor.core.publisher.Hooks;

import org.springframework.aop.framework.ProxyFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * {@link EnableAutoConfiguration Auto-configuration} for scopes and spans across threads:
 * executors and schedulers that are beans, and Reactor.
 */
@AutoConfiguration(after = TuxSentryAutoConfiguration.class)
@ConditionalOnClass({ IScopes.class, ProxyFactory.class })
@ConditionalOnSwitch({ "enabled", "tracing.context.enabled" })
@EnableConfigurationProperties(ContextProperties.class)
public final class TuxSentryContextAutoConfiguration {

	TuxSentryContextAutoConfiguration() {
	}

	@Bean
	static ExecutorBeanPostProcessor tuxSentryExecutorBeanPostProcessor(ObjectProvider<LateBeans> beans,
			ObjectProvider<FaultBarrier> faults) {
		return new ExecutorBeanPostProcessor(beans.getObject().one(ContextPropagation.class),
				beans.getObject().one(UncaughtTasks.class), faults.getObject());
	}

	@Configuration(proxyBeanMethods = false)
	@ConditionalOnClass(ContextRegistry.class)
	static class ContextRegistryConfiguration {

		@Bean
		@ConditionalOnMissingBean
		ScopesThreadLocalAccessor tuxSentryScopesThreadLocalAccessor() {
			return new ScopesThreadLocalAccessor();
		}

		@Bean
		ContextRegistration tuxSentryContextRegistration(ScopesThreadLocalAccessor accessor) {
			return new ContextRegistration(accessor);
		}

	}

	@Configuration(proxyBeanMethods = false)
	@ConditionalOnClass({ ContextRegistry.class, Hooks.class })
	@ConditionalOnProperty(name = "spring.reactor.context-propagation", havingValue = "auto", matchIfMissing = true)
	static class ReactorConfiguration {

		@Bean
		@ConditionalOnMissingBean
		ReactorContext tuxSentryReactorContext(ContextPropagation context) {
			return new ReactorContext(context);
		}

	}

}
