package io.github.tuxsentry.internal.observation;

import io.github.tuxsentry.internal.autoconfigure.TuxSentryAutoConfiguration;
import io.github.tuxsentry.internal.condition.ConditionalOnSwitch;
import io.github.tuxsentry.internal.fault.FaultBarrier;
import io.github.tuxsentry.internal.tracing.Tracer;
import io.micrometer.observation.ObservationHandler;
import io.sentry.IScopes;

import org.springframework.beans.factory.BeanFactory;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * {@link EnableAutoConfiguration Auto-configuration} for Micrometer observations, which
 * are recorded as spans if enabled.
 */
@AutoConfiguration(after = TuxSentryAutoConfiguration.class)
@ConditionalOnClass({ IScopes.class, ObservationHandler.class })
@ConditionalOnSwitch("enabled")
@EnableConfigurationProperties(ObservationsProperties.class)
public final class TuxSentryObservationAutoConfiguration {

	TuxSentryObservationAutoConfiguration() {
	}

	@Configuration(proxyBeanMethods = false)
	@ConditionalOnSwitch(value = "tracing.observations.enabled", matchIfMissing = false)
	static class HandlerConfiguration {

		@Bean
		@ConditionalOnMissingBean
		ObservationSpanHandler tuxSentryObservationSpanHandler(Tracer tracer, ObservationsProperties properties,
				BeanFactory beanFactory, FaultBarrier faults) {
			return new ObservationSpanHandler(tracer, new ExcludedObservations(properties.exclude(), beanFactory),
					faults);
		}

	}

}
