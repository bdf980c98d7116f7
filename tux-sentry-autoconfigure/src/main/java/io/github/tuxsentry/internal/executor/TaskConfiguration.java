package io.github.tuxsentry.internal.executor;

import io.github.tuxsentry.SentryManager;
import io.github.tuxsentry.internal.beans.OrderedBeans;
import io.github.tuxsentry.internal.condition.ConditionalOnSwitch;
import io.github.tuxsentry.internal.fault.FaultBarrier;
import io.github.tuxsentry.internal.tracing.TracedCall;
import io.github.tuxsentry.internal.tracing.TracedOperations;
import io.github.tuxsentry.internal.tracing.Tracer;
import io.github.tuxsentry.metrics.BotMetrics;
import io.sentry.ScopesAdapter;
import org.aopalliance.intercept.MethodInterceptor;

import org.springframework.aop.Advisor;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Role;
import org.springframework.scheduling.annotation.AsyncAnnotationBeanPostProcessor;
import org.springframework.scheduling.annotation.ScheduledAnnotationBeanPostProcessor;
import org.springframework.scheduling.config.ScheduledTaskHolder;

/**
 * Configuration for background tasks: methods with
 * {@link org.springframework.scheduling.annotation.Scheduled} and
 * {@link org.springframework.scheduling.annotation.Async} where beans are proxied by
 * their class.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnClass({ Advisor.class, MethodInterceptor.class })
@ConditionalOnSwitch("tasks.enabled")
@ConditionalOnBooleanProperty(name = "spring.aop.proxy-target-class", matchIfMissing = true)
class TaskConfiguration {

	@Configuration(proxyBeanMethods = false)
	@ConditionalOnBean(ScheduledAnnotationBeanPostProcessor.class)
	static class SchedulingConfiguration {

		@Bean
		@ConditionalOnMissingBean
		@ConditionalOnSwitch(value = "tasks.send-check-ins", matchIfMissing = false)
		CheckIns tuxSentryCheckIns(ObjectProvider<ScheduledTaskHolder> schedules,
				ConfigurableListableBeanFactory beanFactory) {
			return new CheckIns(ScopesAdapter.getInstance(), schedules::orderedStream, beanFactory);
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
		@ConditionalOnMissingBean(name = "tuxSentryScheduledTaskAdvisor")
		static Advisor tuxSentryScheduledTaskAdvisor(ObjectProvider<ScheduledTaskRunner> runner,
				ObjectProvider<TracedOperations> operations, FaultBarrier faults) {
			return new ScheduledMethods(operations::getObject).advisor(runner::getObject, faults);
		}

	}

	@Configuration(proxyBeanMethods = false)
	@ConditionalOnBean(AsyncAnnotationBeanPostProcessor.class)
	static class AsyncConfiguration {

		@Bean
		@Role(BeanDefinition.ROLE_INFRASTRUCTURE)
		@ConditionalOnMissingBean(name = "tuxSentryAsyncTaskAdvisor")
		static Advisor tuxSentryAsyncTaskAdvisor(ObjectProvider<OrderedBeans> beans, FaultBarrier faults) {
			TaskCounter counter = new TaskCounter(beans.getObject().one(BotMetrics.class), faults);
			return AsyncMethods.countedBy(counter, faults);
		}

	}

}
