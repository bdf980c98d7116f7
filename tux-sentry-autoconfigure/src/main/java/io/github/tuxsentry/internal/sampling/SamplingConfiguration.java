package io.github.tuxsentry.internal.sampling;

import io.github.tuxsentry.internal.beans.OrderedBeans;
import io.github.tuxsentry.internal.beans.SinglePrimaryPostProcessor;
import io.github.tuxsentry.internal.fault.FaultBarrier;
import io.sentry.IScopes;
import io.sentry.ScopesAdapter;
import io.sentry.SentryOptions.TracesSamplerCallback;

import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import org.springframework.core.annotation.Order;
import org.springframework.core.io.ResourceLoader;

/**
 * Configuration for sampling of transactions and errors.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnClass(IScopes.class)
@EnableConfigurationProperties(SamplingProperties.class)
public final class SamplingConfiguration {

	SamplingConfiguration() {
	}

	@Bean
	@Primary
	OperationSampler tuxSentryOperationSampler(SamplingProperties properties, OrderedBeans beans, FaultBarrier faults) {
		return new OperationSampler(properties.toRates(), properties.toRules(),
				beans.inOrderExcept(TracesSamplerCallback.class, OperationSampler.class),
				SamplingConfiguration::downsampleSteps, faults);
	}

	@Bean
	static SinglePrimaryPostProcessor tuxSentryTracesSamplerPrimaryPostProcessor() {
		return new SinglePrimaryPostProcessor(TracesSamplerCallback.class, OperationSampler.class);
	}

	@Bean
	@Order(900)
	@ConditionalOnMissingBean
	ErrorSampler tuxSentryErrorSampler(SamplingProperties properties, ResourceLoader resources) {
		return new ErrorSampler(properties.errors(), properties.toExceptionRates(resources.getClassLoader()));
	}

	private static int downsampleSteps() {
		return ScopesAdapter.getInstance().getGlobalScope().getOptions().getBackpressureMonitor().getDownsampleFactor();
	}

}
