package io.github.tuxsentry.internal.tracing.aop;

import io.github.tuxsentry.internal.autoconfigure.TuxSentryAutoConfiguration;
import io.github.tuxsentry.internal.condition.ConditionalOnSwitch;
import io.github.tuxsentry.internal.fault.FaultBarrier;
import io.github.tuxsentry.internal.tracing.TracedCall;
import io.github.tuxsentry.internal.tracing.TracedOperations;
import io.github.tuxsentry.internal.tracing.Tracer;
import io.sentry.IScopes;
import org.aopalliance.intercept.MethodInterceptor;

import org.springframework.aop.Advisor;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.ImportRuntimeHints;
import org.springframework.context.annotation.Role;
import org.springframework.core.env.Environment;

/**
 * {@link EnableAutoConfiguration Auto-configuration} for
 * {@link io.github.tuxsentry.tracing.Transaction} and
 * {@link io.github.tuxsentry.tracing.Span}.
 */
@AutoConfiguration(after = TuxSentryAutoConfiguration.class)
@ConditionalOnClass({ IScopes.class, Advisor.class, MethodInterceptor.class })
@ConditionalOnSwitch({ "enabled", "tracing.enabled" })
@ImportRuntimeHints(TracingRuntimeHints.class)
public final class TuxSentryTracingAutoConfiguration {

	TuxSentryTracingAutoConfiguration() {
	}

	@Bean
	@ConditionalOnMissingBean
	TracedCall tuxSentryTracedCall(Tracer tracer, FaultBarrier faults) {
		return new TracedCall(tracer, faults);
	}

	@Bean
	@Role(BeanDefinition.ROLE_INFRASTRUCTURE)
	static TracingWarnings tuxSentryTracingWarnings(ConfigurableListableBeanFactory beans, Environment environment) {
		return new TracingWarnings(beans, isProxiedByClass(environment));
	}

	private static boolean isProxiedByClass(Environment environment) {
		return environment.getProperty("spring.aop.proxy-target-class", Boolean.class, true);
	}

	/**
	 * Configuration of the advisors, which an advisor of the application replaces.
	 */
	@Configuration(proxyBeanMethods = false)
	@ConditionalOnMissingBean(name = "tuxSentryTracingAdvisor")
	static class AdvisorConfiguration {

		@Bean
		@Role(BeanDefinition.ROLE_INFRASTRUCTURE)
		static AnnotatedClasses tuxSentryAnnotatedClasses() {
			return new AnnotatedClasses();
		}

		@Bean
		@Role(BeanDefinition.ROLE_INFRASTRUCTURE)
		static Advisor tuxSentryTracingAdvisor(AnnotatedClasses classes, ObjectProvider<TracedCall> tracedCall,
				ObjectProvider<TracedOperations> operations, Environment environment, FaultBarrier faults) {
			return new AnnotatedMethods(classes, false, operations::getObject,
					new ProxyRules(isProxiedByClass(environment)))
				.advisor(tracedCall::getObject, faults);
		}

		@Bean
		@Role(BeanDefinition.ROLE_INFRASTRUCTURE)
		static Advisor tuxSentrySpanAdvisor(AnnotatedClasses classes, ObjectProvider<TracedCall> tracedCall,
				ObjectProvider<TracedOperations> operations, Environment environment, FaultBarrier faults) {
			return new AnnotatedMethods(classes, true, operations::getObject,
					new ProxyRules(isProxiedByClass(environment)))
				.advisor(tracedCall::getObject, faults);
		}

	}

}
