package io.github.tuxsentry.benchmarks.contender;

import org.aopalliance.intercept.MethodInterceptor;
import org.aopalliance.intercept.MethodInvocation;

import org.springframework.aop.support.DefaultPointcutAdvisor;
import org.springframework.aop.support.RootClassFilter;
import org.springframework.aop.support.ComposablePointcut;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Methods with an interceptor that does nothing, which is what any annotation costs.
 */
@Configuration(proxyBeanMethods = false)
class InterceptedMethods extends PlainMethods {

	@Bean
	static DefaultPointcutAdvisor noOpAdvisor() {
		return new DefaultPointcutAdvisor(new ComposablePointcut(new RootClassFilter(Step.class)),
				(MethodInterceptor) MethodInvocation::proceed);
	}

}
