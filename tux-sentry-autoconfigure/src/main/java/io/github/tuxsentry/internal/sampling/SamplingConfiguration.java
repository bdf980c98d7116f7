package io.github.tuxsentry.internal.sampling;

import io.github.tuxsentry.internal.beans.OrderedBeans;
import io.github.tuxsentry.internal.beans.SinglePrimaryPostProcessor;
import io.github.tuxsentry.internal.condition.Switches;
import io.github.tuxsentry.internal.fault.FaultBarrier;
import io.github.tuxsentry.internal.session.CommandCount;
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
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.Profiles;
import org.springframework.core.io.ResourceLoader;

/**
 * Configuration for sampling of transactions and errors.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnClass(IScopes.class)
@EnableConfigurationProperties(SamplingProperties.class)
public final class SamplingConfiguration {

	private static final Profiles DEVELOPMENT = Profiles.of("dev");

	/**
	 * Property source with the DSN of the local Sentry of tux-sentry-test.
	 */
	private static final String LOCAL_SENTRY = "localSentry";

	SamplingConfiguration() {
	}

	@Bean
	SampleRates tuxSentrySampleRates(SamplingProperties properties, ConfigurableEnvironment environment) {
		return new SampleRates(properties, defaults(environment));
	}

	private static DefaultRates defaults(ConfigurableEnvironment environment) {
		if (environment.acceptsProfiles(DEVELOPMENT)) {
			return DefaultRates.DEVELOPMENT;
		}
		if (environment.getPropertySources().contains(LOCAL_SENTRY)) {
			return DefaultRates.LOCAL_SENTRY;
		}
		return new Switches(environment).hasValue("sentry.dsn") ? DefaultRates.PRODUCTION : DefaultRates.WITHOUT_DSN;
	}

	@Bean
	SamplingReasons tuxSentrySamplingReasons(SampleRates rates, CommandCount commands) {
		return new SamplingReasons(rates, commands, ScopesAdapter.getInstance());
	}

	@Bean
	@Primary
	OperationSampler tuxSentryOperationSampler(SampleRates rates, SamplingProperties properties, OrderedBeans beans,
			FaultBarrier faults) {
		return new OperationSampler(rates.whenEnabled(), properties.toRules(),
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
