package io.github.tuxsentry.benchmarks.contender;

import org.aspectj.lang.ProceedingJoinPoint;
import org.aspectj.lang.annotation.Around;
import org.aspectj.lang.annotation.Aspect;
import org.jspecify.annotations.Nullable;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Methods with an aspect that does nothing.
 */
@Configuration(proxyBeanMethods = false)
class AspectMethods extends PlainMethods {

	@Bean
	static NoOpAspect noOpAspect() {
		return new NoOpAspect();
	}

	@Aspect
	static class NoOpAspect {

		@Around("execution(int io.github.tuxsentry.benchmarks.contender.Step.call(int))")
		@Nullable Object proceed(ProceedingJoinPoint call) throws Throwable {
			return call.proceed();
		}

	}

}
