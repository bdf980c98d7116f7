package io.github.tuxsentry.internal.autoconfigure;

import io.github.tuxsentry.internal.delivery.DeliveryCounters;
import io.github.tuxsentry.internal.fault.FaultBarrier;
import io.github.tuxsentry.internal.sampling.SampleRates;
import io.github.tuxsentry.internal.state.StateContributor;
import io.github.tuxsentry.internal.tracing.Tracer;
import io.sentry.ScopesAdapter;

import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.ConfigurableEnvironment;

/**
 * Configuration for the state of the library in words, which includes that of the Sentry
 * options.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnBean(SampleRates.class)
class StateConfiguration {

	@Bean
	SentryState tuxSentryState(SentryStatus status, SampleRates rates, ConfigurableEnvironment environment,
			DeliveryCounters delivery, ListableBeanFactory beans, ObjectProvider<StateContributor> contributors,
			FaultBarrier faults) {
		return new SentryState(status, new SamplingSummary(rates, ScopesAdapter.getInstance(), environment), delivery,
				beans, contributors::orderedStream, faults);
	}

	@Bean
	StateLog tuxSentryStateLog(SentryStatus status, SentryState state, Tracer tracer, FaultBarrier faults) {
		return new StateLog(status, state, tracer, faults);
	}

}
