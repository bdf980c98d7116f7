package io.github.tuxsentry.internal.executor;

import io.github.tuxsentry.internal.autoconfigure.TuxSentryAutoConfiguration;
import io.github.tuxsentry.internal.beans.OrderedBeans;
import io.github.tuxsentry.internal.capture.UncaughtTasks;
import io.github.tuxsentry.internal.condition.ConditionalOnSwitch;
import io.github.tuxsentry.internal.fault.FaultBarrier;
import io.github.tuxsentry.internal.tracing.ScopesPropagation;
import io.micrometer.context.ContextRegistry;
import io.sentry.IScopes;

import org.springframework.aop.framework.ProxyFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
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
	static ExecutorBeanPostProcessor tuxSentryExecutorBeanPostProcessor(ObjectProvider<OrderedBeans> beans,
			ObjectProvider<FaultBarrier> faults) {
		return new ExecutorBeanPostProcessor(beans.getObject().one(ScopesPropagation.class),
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

}
