package io.github.tuxsentry.internal.autoconfigure;

import java.util.function.Supplier;

import io.github.tuxsentry.SentryManager;
import io.github.tuxsentry.capture.ErrorCapture;
import io.github.tuxsentry.internal.beans.OrderedBeans;
import io.github.tuxsentry.internal.capture.CapturedThrowables;
import io.github.tuxsentry.internal.capture.DefaultErrorCapture;
import io.github.tuxsentry.internal.capture.ErrorKinds;
import io.github.tuxsentry.internal.capture.ExceptionLimit;
import io.github.tuxsentry.internal.capture.FailedStatements;
import io.github.tuxsentry.internal.capture.OriginalThrowables;
import io.github.tuxsentry.internal.core.SafeThrowableRootScopes;
import io.github.tuxsentry.internal.fault.FaultBarrier;
import io.github.tuxsentry.internal.http.HttpErrors;
import io.github.tuxsentry.internal.http.ResponseText;
import io.github.tuxsentry.scrub.Scrubber;
import io.github.tuxsentry.spi.HttpFailureReader;
import io.github.tuxsentry.spi.LocalVariables;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/**
 * Configuration for the capture of errors, including those that the SDK cannot process,
 * such as one with circular causes. A child context uses the beans of its parent.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnMissingBean(CapturedThrowables.class)
class CaptureConfiguration {

	@Bean
	@Order(Ordered.HIGHEST_PRECEDENCE)
	@ConditionalOnMissingBean
	SafeThrowableRootScopes tuxSentrySafeThrowableRootScopes(FaultBarrier faults) {
		return new SafeThrowableRootScopes(faults);
	}

	@Bean
	@Order(Ordered.HIGHEST_PRECEDENCE)
	OriginalThrowables tuxSentryOriginalThrowables() {
		return new OriginalThrowables();
	}

	@Bean
	@Order(Ordered.HIGHEST_PRECEDENCE + 10)
	ExceptionLimit tuxSentryExceptionLimit() {
		return new ExceptionLimit();
	}

	@Bean
	@Order(Ordered.HIGHEST_PRECEDENCE + 20)
	ErrorKinds tuxSentryErrorKinds(FailedStatements statements, HttpErrors http, FaultBarrier faults) {
		return new ErrorKinds(statements, http, faults);
	}

	@Bean
	CapturedThrowables tuxSentryCapturedThrowables() {
		return new CapturedThrowables();
	}

	@Bean
	FailedStatements tuxSentryFailedStatements() {
		return new FailedStatements();
	}

	@Bean
	HttpErrors tuxSentryHttpErrors(OrderedBeans beans, ObjectProvider<Scrubber> scrubber, FaultBarrier faults) {
		return new HttpErrors(beans.inOrder(HttpFailureReader.class),
				new ResponseText(scrubber.getIfAvailable(Scrubber::standard)), faults);
	}

	@Bean
	@ConditionalOnMissingBean
	ErrorCapture tuxSentryErrorCapture(SentryManager sentry, FailedStatements statements, HttpErrors http,
			OrderedBeans beans, FaultBarrier faults) {
		Supplier<LocalVariables> locals = beans.oneOr(LocalVariables.class, LocalVariables.none());
		return new DefaultErrorCapture(sentry, statements, http, () -> locals.get().captureCallers(), faults);
	}

}
