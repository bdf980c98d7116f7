package io.github.tuxsentry.internal.retry;

import io.github.tuxsentry.internal.beans.InstrumentingBeanPostProcessor;
import io.github.tuxsentry.internal.fault.FaultBarrier;

import org.springframework.aop.framework.Advised;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.ImportRuntimeHints;

/**
 * Configuration for the retry support of Spring Framework 7.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnClass(name = RetryableMethods.INTERCEPTOR)
@ImportRuntimeHints(SpringFrameworkRetryRuntimeHints.class)
class SpringFrameworkRetryConfiguration {

	@Bean
	SpringFrameworkRetryDetector tuxSentrySpringFrameworkRetryDetector() {
		return new SpringFrameworkRetryDetector();
	}

	@Bean
	static InstrumentingBeanPostProcessor<Advised> tuxSentryRetryableMethodsBeanPostProcessor(
			ObjectProvider<FaultBarrier> faults) {
		RetryableMethods methods = new RetryableMethods(classLoader());
		return new InstrumentingBeanPostProcessor<>(Advised.class, methods::instrument, faults.getObject());
	}

	@Bean
	static InstrumentingBeanPostProcessor<Object> tuxSentryRetryTemplateBeanPostProcessor(
			ObjectProvider<FaultBarrier> faults) {
		RetryTemplateInstrumentation instrumentation = new RetryTemplateInstrumentation(classLoader(),
				faults.getObject());
		return new InstrumentingBeanPostProcessor<>(Object.class, instrumentation::instrument, faults.getObject());
	}

	private static ClassLoader classLoader() {
		return SpringFrameworkRetryConfiguration.class.getClassLoader();
	}

}
