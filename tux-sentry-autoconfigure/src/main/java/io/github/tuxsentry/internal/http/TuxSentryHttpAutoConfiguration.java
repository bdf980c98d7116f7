package io.github.tuxsentry.internal.http;

import io.github.tuxsentry.internal.condition.ConditionalOnSwitch;
import io.github.tuxsentry.internal.fault.FaultBarrier;
import io.github.tuxsentry.internal.tracing.Tracer;
import io.github.tuxsentry.metrics.BotMetrics;
import io.sentry.IScopes;
import io.sentry.ScopesAdapter;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;

/**
 * {@link EnableAutoConfiguration Auto-configuration} for API calls over HTTP, independent
 * of the client.
 */
@AutoConfiguration
@ConditionalOnClass(IScopes.class)
@ConditionalOnSwitch("enabled")
@EnableConfigurationProperties({ CaptureHttpProperties.class, HttpProperties.class })
public final class TuxSentryHttpAutoConfiguration {

	TuxSentryHttpAutoConfiguration() {
	}

	@Bean
	@ConditionalOnMissingBean
	ApiServices tuxSentryApiServices(CaptureHttpProperties properties) {
		return new ApiServices(properties.toServices());
	}

	@Bean
	@ConditionalOnMissingBean
	ApiCalls tuxSentryApiCalls(Tracer tracer, BotMetrics metrics, ApiServices services, FaultBarrier faults) {
		return new ApiCalls(ScopesAdapter.getInstance(), tracer, metrics, services, faults);
	}

}
