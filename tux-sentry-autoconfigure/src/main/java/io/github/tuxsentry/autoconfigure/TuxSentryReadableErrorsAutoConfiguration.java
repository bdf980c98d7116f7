package io.github.tuxsentry.autoconfigure;

import io.github.tuxsentry.capture.ExceptionLimit;
import io.github.tuxsentry.capture.OriginalThrowables;
import io.github.tuxsentry.core.ReadableRootScopes;
import io.github.tuxsentry.fault.FaultBarrier;
import io.sentry.IScopes;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/**
 * {@link EnableAutoConfiguration Auto-configuration} for errors on which the SDK would
 * hang or break, such as one whose causes form a circle.
 */
@AutoConfiguration(after = TuxSentryAutoConfiguration.class,
		beforeName = { SentryAutoConfigurations.JAKARTA, SentryAutoConfigurations.BOOT_4 })
@ConditionalOnClass(IScopes.class)
public final class TuxSentryReadableErrorsAutoConfiguration {

	TuxSentryReadableErrorsAutoConfiguration() {
	}

	@Bean
	@Order(Ordered.HIGHEST_PRECEDENCE)
	@ConditionalOnMissingBean
	ReadableRootScopes tuxSentryReadableRootScopes(FaultBarrier faults) {
		return new ReadableRootScopes(faults);
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
