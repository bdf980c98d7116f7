package io.github.tuxsentry.internal.http;

import io.github.tuxsentry.capture.ErrorCapture;
import io.github.tuxsentry.internal.condition.ConditionalOnSwitch;
import io.github.tuxsentry.internal.fault.FaultBarrier;
import io.github.tuxsentry.internal.tracing.Breadcrumbs;
import io.github.tuxsentry.internal.tracing.Tracer;
import io.github.tuxsentry.metrics.BotMetrics;
import io.sentry.IScopes;
import io.sentry.ScopesAdapter;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Configuration for API calls over HTTP, independent of the client. A child context uses
 * the beans of its parent.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnClass(IScopes.class)
@ConditionalOnMissingBean(ApiCalls.class)
@ConditionalOnSwitch("enabled")
@EnableConfigurationProperties({ CaptureHttpProperties.class, HttpProperties.class })
public final class HttpConfiguration {

	HttpConfiguration() {
	}

	@Bean
	@ConditionalOnMissingBean
	ApiServices tuxSentryApiServices(CaptureHttpProperties properties) {
		return new ApiServices(properties.toServices());
	}

	@Bean
	FailedCalls tuxSentryFailedCalls() {
		return new FailedCalls();
	}

	@Bean
	ApiCalls tuxSentryApiCalls(Tracer tracer, BotMetrics metrics, ApiServices services,
			ObjectProvider<ErrorCapture> errors, FailedCalls failed, Breadcrumbs breadcrumbs, FaultBarrier faults) {
		return new ApiCalls(ScopesAdapter.getInstance(), tracer, metrics, services, errors::getObject, failed,
				breadcrumbs, faults);
	}

}
