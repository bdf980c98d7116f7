package io.github.tuxsentry.internal.autoconfigure;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import io.github.tuxsentry.internal.delivery.DeliveryConfiguration;
import io.github.tuxsentry.internal.tracing.Tracer;
import io.github.tuxsentry.spi.EventFilter;
import io.github.tuxsentry.test.sentry.LocalSentry;
import io.sentry.Sentry;
import org.aopalliance.intercept.MethodInterceptor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import org.springframework.aop.ClassFilter;
import org.springframework.aop.framework.autoproxy.DefaultAdvisorAutoProxyCreator;
import org.springframework.aop.support.AopUtils;
import org.springframework.aop.support.ComposablePointcut;
import org.springframework.aop.support.DefaultPointcutAdvisor;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link SyntheticBeans}.
 */
class SyntheticBeansTests {

	@AfterEach
	void close() {
		Sentry.close();
	}

	@Test
	void areNotProcessedByPostProcessorsOfTheApplication() {
		try (LocalSentry sentry = LocalSentry.start()) {
			BotContext.sendingTo(sentry)
				.withBean(Processed.class)
				.withBean("greeter", Greeter.class)
				.run((context) -> assertThat(context.getBean(Processed.class).names)
					.contains("greeter", "tuxSentryMeterRegistry", "tuxSentryErrorCapture", "tuxSentryScrubber")
					.doesNotContain("tuxSentryTracer", "tuxSentryFaultBarrier"));
		}
	}

	@Test
	void includeConfigurationsAndCallbacksOfSentryButNotTheApi() {
		try (LocalSentry sentry = LocalSentry.start()) {
			BotContext.sendingTo(sentry)
				.withBean(Processed.class)
				.run((context) -> assertThat(context.getBean(Processed.class).names)
					.contains("sentryManager", "tuxSentryBotMetrics", "tuxSentryDiscordApiSpanFilter")
					.doesNotContain("tuxSentryDeliveryOptions", TuxSentryAutoConfiguration.class.getName(),
							DeliveryConfiguration.class.getName()));
		}
	}

	@Test
	void areNotProxiedByAnAspectThatMatchesThem() {
		BotContext.withoutDsn().withUserConfiguration(WideAspect.class).withBean(Greeter.class).run((context) -> {
			assertThat(AopUtils.isAopProxy(context.getBean(Greeter.class))).isTrue();
			assertThat(AopUtils.isAopProxy(context.getBean(Tracer.class))).isFalse();
		});
	}

	@Test
	void doNotIncludeABeanOfTheApplicationThatReplacesOneOfThem() {
		try (LocalSentry sentry = LocalSentry.start()) {
			BotContext.sendingTo(sentry)
				.withBean(Processed.class)
				.withBean("tuxSentryIgnoredExceptionFilter", EventFilter.class, () -> (event, hint) -> false)
				.run((context) -> assertThat(context.getBean(Processed.class).names)
					.contains("tuxSentryIgnoredExceptionFilter"));
		}
	}

	static class Processed implements BeanPostProcessor {

		private final Set<String> names = ConcurrentHashMap.newKeySet();

		@Override
		public Object postProcessAfterInitialization(Object bean, String beanName) {
			this.names.add(beanName);
			return bean;
		}

	}

	static class Greeter {

		String greet() {
			return "hello";
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class WideAspect {

		@Bean
		static DefaultAdvisorAutoProxyCreator proxyCreator() {
			DefaultAdvisorAutoProxyCreator creator = new DefaultAdvisorAutoProxyCreator();
			creator.setProxyTargetClass(true);
			return creator;
		}

		@Bean
		static DefaultPointcutAdvisor wideAdvisor() {
			ComposablePointcut pointcut = new ComposablePointcut((ClassFilter) (type) -> type == Greeter.class)
				.union((ClassFilter) (type) -> type == Tracer.class);
			return new DefaultPointcutAdvisor(pointcut, (MethodInterceptor) (invocation) -> invocation.proceed());
		}

	}

}
