package io.github.tuxsentry.internal.delivery;

import io.github.tuxsentry.internal.beans.OrderedBeans;
import io.github.tuxsentry.internal.condition.BuildTimeRun;
import io.github.tuxsentry.internal.fault.FaultBarrier;
import io.sentry.IScopes;
import io.sentry.NoOpTransportFactory;
import io.sentry.Sentry;
import io.sentry.SentryOptions;
import io.sentry.SentryOptions.OnDiscardCallback;
import io.sentry.transport.NoOpTransport;

import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/**
 * Configuration for the delivery of envelopes and its statistics. An
 * {@link io.sentry.ITransportFactory} of the application takes precedence. A training run
 * delivers nothing.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnClass(IScopes.class)
@EnableConfigurationProperties(DeliveryProperties.class)
public final class DeliveryConfiguration {

	DeliveryConfiguration() {
	}

	@Bean
	@ConditionalOnMissingBean
	DeliveryCounters tuxSentryDeliveryMonitor() {
		return new DeliveryCounters();
	}

	@Bean
	DeliveryReasons tuxSentryDeliveryReasons(DeliveryCounters counters) {
		return new DeliveryReasons(counters);
	}

	@Bean
	@Primary
	DiscardCallbacks tuxSentryDiscardCallbacks(DeliveryCounters counters, OrderedBeans beans) {
		return new DiscardCallbacks(counters, beans.inOrderExcept(OnDiscardCallback.class, DiscardCallbacks.class));
	}

	@Bean
	@Order(Ordered.HIGHEST_PRECEDENCE + 20)
	Sentry.OptionsConfiguration<SentryOptions> tuxSentryDeliveryOptions(DeliveryProperties properties,
			DeliveryCounters counters, DiscardCallbacks callbacks, FaultBarrier faults) {
		return (options) -> {
			if (options.getTransportFactory() instanceof NoOpTransportFactory) {
				options.setTransportFactory(
						BuildTimeRun.isTraining() ? (trained, requestDetails) -> NoOpTransport.getInstance()
								: new DeliveryTransportFactory(properties.toSettings(), counters, faults));
			}
			// Sentry's module for Boot 4 does not apply discard callbacks.
			options.setOnDiscard(callbacks);
		};
	}

}
