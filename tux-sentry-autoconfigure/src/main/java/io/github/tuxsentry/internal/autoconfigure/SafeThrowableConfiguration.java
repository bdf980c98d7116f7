package io.github.tuxsentry.internal.autoconfigure;

import io.github.tuxsentry.internal.capture.ExceptionLimit;
import io.github.tuxsentry.internal.capture.OriginalThrowables;
import io.github.tuxsentry.internal.core.SafeThrowableRootScopes;
import io.github.tuxsentry.internal.fault.FaultBarrier;

import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/**
 * Configuration for errors that the SDK cannot process, such as one with circular causes.
 */
@Configuration(proxyBeanMethods = false)
public class SafeThrowableConfiguration {

	@Bean
	@Order(Ordered.HIGHEST_PRECEDENCE)
	@ConditionalOnMissingBean
	SafeThrowableRootScopes tuxSentryReadableRootScopes(FaultBarrier faults) {
		return new SafeThrowableRootScopes(faults);
	}

	@Bean
	@Order(Ordered.HIGHEST_PRECEDENCE)
	@ConditionalOnMissingBean
	OriginalThrowables tuxSentryOriginalThrowables() {
		return new OriginalThrowables();
	}

	@Bean
	@Order(Ordered.HIGHEST_PRECEDENCE + 10)
	@ConditionalOnMissingBean
	ExceptionLimit tuxSentryExceptionLimit() {
		return new ExceptionLimit();
	}

}
