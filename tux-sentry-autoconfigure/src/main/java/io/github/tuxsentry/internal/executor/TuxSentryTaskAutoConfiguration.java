package io.github.tuxsentry.internal.executor;

import io.github.tuxsentry.SentryManager;
import io.github.tuxsentry.internal.autoconfigure.TuxSentryAutoConfiguration;
import io.github.tuxsentry.internal.beans.OrderedBeans;
import io.github.tuxsentry.internal.condition.ConditionalOnSwitch;
import io.github.tuxsentry.internal.fault.FaultBarrier;
import io.github.tuxsentry.internal.tracing.TracedCall;
import io.github.tuxsentry.internal.tracing.TracedOperations;
import io.github.tuxsentry.internal.tracing.Tracer;
import io.github.tuxsentry.metrics.BotMetrics;
import io.sentry.IScopes;
import io.sentry.ScopesAdapter;
import org.aopalliance.intercept.MethodInterceptor;

import org.springframework.aop.Advisor;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.beans.factory.config.ConfigurableBeanFactory;
import org.springframework.beans.factory.config.EmbeddedValueResolver;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Role;
import org.springframework.scheduling.annotation.AsyncAnnotationBeanPostProcessor;
import org.springframework.scheduling.annotation.ScheduledAnnotationBeanPostProcessor;
import org.springframework.scheduling.config.ScheduledTaskHolder;

/**
 * {@link EnableAutoConfiguration Auto-configuration} for work in the background: methods
 * with {@link org.springframework.scheduling.annotation.Scheduled} and
 * {@link org.springframework.scheduling.annotation.Async}, where beans are proxied by
 * class, and the tasks of executors.
 */
@AutoConfiguration(after = TuxSentryAutoConfiguration.class)
@ConditionalOnClass({ IScopes.class, Advisor.class, MethodInterceptor.class })
@ConditionalOnSwitch({ "enabled", "tasks.enabled" })
@EnableConfigurationProperties(TasksProperties.class)
public final class TuxSentryTaskAutoConfiguration {

	TuxSentryTaskAutoConfiguration() {
	}

	@Bean
	static ExecutorTaskCounter tuxSentryExecutorTaskCounter(ObjectProvider<OrderedBeans> beans,
			ObjectProvider<FaultBarrier> faults) {
		return new ExecutorTaskCounter(beans.getObject().one(BotMetrics.class), faults.getObject());
	}

	@Configuration(proxyBeanMethods = false)
	@ConditionalOnBean(ScheduledAnnotationBeanPostProcessor.class)
	@ConditionalOnBooleanProperty(name = "spring.aop.proxy-target-class", matchIfMissing = true)
	static class SchedulingConfiguration {

		@Bean
		@ConditionalOnMissingBean
		@ConditionalOnSwitch(value = "tasks.check-ins", matchIfMissing = false)
		CheckIns tuxSentryCheckIns(ObjectProvider<ScheduledTaskHolder> schedules, ConfigurableBeanFactory beanFactory) {
			return new CheckIns(ScopesAdapter.getInstance(), schedules::orderedStream,
					new EmbeddedValueResolver(beanFactory));
		}

		@Bean
		@ConditionalOnMissingBean
		ScheduledTaskRunner tuxSentryScheduledTaskRunner(Tracer tracer, SentryManager sentry, BotMetrics metrics,
				FaultBarrier faults, ObjectProvider<CheckIns> checkIns) {
			return new ScheduledTaskRunner(new TracedCall(tracer, faults), sentry, metrics, faults,
					checkIns.getIfAvailable());
		}

		@Bean
		@Role(BeanDefinition.ROLE_INFRASTRUCTURE)
		@ConditionalOnMissingBean
		static ScheduledTaskAdvisor tuxSentryScheduledTaskAdvisor(ObjectProvider<ScheduledTaskRunner> runner,
				ObjectProvider<TracedOperations> operations, FaultBarrier faults) {
			return new ScheduledTaskAdvisor(runner::getObject, operations::getObject, faults);
		}

	}

	@Configuration(proxyBeanMethods = false)
	@ConditionalOnBean(AsyncAnnotationBeanPostProcessor.class)
	@ConditionalOnBooleanProperty(name = "spring.aop.proxy-target-class", matchIfMissing = true)
	static class AsyncConfiguration {

		@Bean
		@Role(BeanDefinition.ROLE_INFRASTRUCTURE)
		@ConditionalOnMissingBean
		static AsyncTaskAdvisor tuxSentryAsyncTaskAdvisor(ObjectProvider<OrderedBeans> beans, FaultBarrier faults) {
			return new AsyncTaskAdvisor(beans.getObject().one(BotMetrics.class), faults);
		}

	}

}
