package io.github.tuxsentry.internal.executor;

import io.github.tuxsentry.SentryManager;
import io.github.tuxsentry.internal.capture.UncaughtErrors;
import io.github.tuxsentry.internal.capture.UncaughtTasks;
import io.github.tuxsentry.internal.condition.ConditionalOnSwitch;
import io.github.tuxsentry.internal.fault.FaultBarrier;
import org.aopalliance.intercept.MethodInterceptor;

import org.springframework.aop.Advisor;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Role;
import org.springframework.scheduling.annotation.AsyncAnnotationBeanPostProcessor;
import org.springframework.util.function.SingletonSupplier;

/**
 * Configuration for uncaught errors: of tasks of executors, of methods with
 * {@link org.springframework.scheduling.annotation.Async}, and those that the default
 * handlers of Spring log.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnSwitch("capture.uncaught.enabled")
class UncaughtConfiguration {

	@Bean
	@ConditionalOnMissingBean
	UncaughtErrors tuxSentryUncaughtErrors(SentryManager sentry, FaultBarrier faults) {
		return new UncaughtErrors(sentry, faults);
	}

	@Bean
	static UncaughtTasks tuxSentryUncaughtTasks() {
		return new UncaughtTasks();
	}

	@Bean
	SmartInitializingSingleton tuxSentryUncaughtTasksWatch(UncaughtTasks tasks, ObjectProvider<UncaughtErrors> errors) {
		return () -> tasks.captureWith(SingletonSupplier.of(errors::getObject));
	}

	@Bean
	@ConditionalOnMissingBean
	LoggedUncaughtErrors tuxSentryLoggedUncaughtErrors() {
		return new LoggedUncaughtErrors();
	}

	@Configuration(proxyBeanMethods = false)
	@ConditionalOnClass({ Advisor.class, MethodInterceptor.class })
	@ConditionalOnBean(AsyncAnnotationBeanPostProcessor.class)
	@ConditionalOnBooleanProperty(name = "spring.aop.proxy-target-class", matchIfMissing = true)
	static class AsyncConfiguration {

		@Bean
		@Role(BeanDefinition.ROLE_INFRASTRUCTURE)
		@ConditionalOnMissingBean(name = "tuxSentryAsyncErrorAdvisor")
		static Advisor tuxSentryAsyncErrorAdvisor(ObjectProvider<UncaughtErrors> errors, FaultBarrier faults) {
			return AsyncMethods.capturedBy(errors::getObject, faults);
		}

	}

}
