package io.github.tuxsentry.internal.executor;

import io.github.tuxsentry.internal.autoconfigure.TuxSentryAutoConfiguration;
import io.github.tuxsentry.internal.beans.OrderedBeans;
import io.github.tuxsentry.internal.capture.UncaughtErrors;
import io.github.tuxsentry.internal.capture.UncaughtTasks;
import io.github.tuxsentry.internal.condition.ConditionalOnSwitch;
import io.github.tuxsentry.internal.condition.Switches;
import io.github.tuxsentry.internal.fault.FaultBarrier;
import io.github.tuxsentry.internal.tracing.LogContext;
import io.github.tuxsentry.internal.tracing.ScopesPropagation;
import io.github.tuxsentry.metrics.BotMetrics;
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
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.ImportRuntimeHints;
import org.springframework.core.env.Environment;

/**
 * {@link EnableAutoConfiguration Auto-configuration} for executors, schedulers and
 * background tasks: scopes and spans across threads, metrics, and uncaught errors.
 */
@AutoConfiguration(after = TuxSentryAutoConfiguration.class)
@ConditionalOnClass({ IScopes.class, ProxyFactory.class })
@ConditionalOnSwitch("enabled")
@EnableConfigurationProperties({ ExecutorProperties.Context.class, ExecutorProperties.Tasks.class,
		ExecutorProperties.Uncaught.class })
@Import({ TaskConfiguration.class, UncaughtConfiguration.class })
@ImportRuntimeHints(ExecutorRuntimeHints.class)
public final class TuxSentryExecutorAutoConfiguration {

	TuxSentryExecutorAutoConfiguration() {
	}

	@Bean
	static ExecutorBeanPostProcessor tuxSentryExecutorBeanPostProcessor(ObjectProvider<OrderedBeans> beanProvider,
			ObjectProvider<UncaughtErrors> errors, ObjectProvider<FaultBarrier> faultBarrier,
			ObjectProvider<Environment> environment) {
		OrderedBeans beans = beanProvider.getObject();
		FaultBarrier faults = faultBarrier.getObject();
		Switches switches = new Switches(environment.getObject());
		boolean context = switches.isOn("tux.sentry.tracing.context.enabled", true);
		boolean tasks = switches.isOn("tux.sentry.tasks.enabled", true);
		boolean uncaught = switches.isOn("tux.sentry.capture.uncaught.enabled", true);
		return new ExecutorBeanPostProcessor(
				context ? new ExecutorContexts(beans.one(ScopesPropagation.class), beans.one(UncaughtTasks.class),
						faults) : null,
				tasks ? new TaskCounter(beans.one(BotMetrics.class), faults) : null,
				uncaught ? errors::getObject : null, faults);
	}

	@Configuration(proxyBeanMethods = false)
	@ConditionalOnClass(ContextRegistry.class)
	@ConditionalOnSwitch("tracing.context.enabled")
	static class ContextRegistryConfiguration {

		@Bean
		@ConditionalOnMissingBean
		ScopesThreadLocalAccessor tuxSentryScopesThreadLocalAccessor() {
			return new ScopesThreadLocalAccessor();
		}

		@Bean
		@ConditionalOnMissingBean
		LogContextThreadLocalAccessor tuxSentryLogContextThreadLocalAccessor(LogContext log) {
			return new LogContextThreadLocalAccessor(log);
		}

	}

}
