package io.github.tuxsentry.internal.delivery;

import io.github.tuxsentry.internal.beans.OrderedBeans;
import io.github.tuxsentry.internal.beans.SentryAutoConfigurations;
import io.github.tuxsentry.internal.fault.FaultBarrier;
import io.sentry.IScopes;
import io.sentry.SentryOptions.OnDiscardCallback;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/**
 * {@link EnableAutoConfiguration Auto-configuration} for the way to Sentry: what waits
 * where while it is away, and the counts of it. An application's own
 * {@link io.sentry.ITransportFactory} takes its place.
 */
@AutoConfiguration(beforeName = { SentryAutoConfigurations.JAKARTA, SentryAutoConfigurations.BOOT_4 })
@ConditionalOnClass(IScopes.class)
@EnableConfigurationProperties(LifecycleProperties.class)
public final class TuxSentryDeliveryAutoConfiguration {

	TuxSentryDeliveryAutoConfiguration() {
	}

	@Bean
	@ConditionalOnMissingBean
	DeliveryCounters tuxSentryDeliveryMonitor() {
		return new DeliveryCounters();
	}

	@Bean
	@Primary
	DiscardCallbacks tuxSentryDiscardCallbacks(DeliveryCounters monitor, ObjectProvider<OnDiscardCallback> callbacks) {
		return new DiscardCallbacks(monitor, OrderedBeans.inOrderExcept(callbacks, DiscardCallbacks.class));
	}

	@Bean
	@Order(Ordered.HIGHEST_PRECEDENCE + 20)
	DeliveryOptions tuxSentryDeliveryOptions(LifecycleProperties properties, DeliveryCounters monitor,
			DiscardCallbacks callbacks, FaultBarrier faults) {
		DeliverySettings settings = new DeliverySettings(properties.queueMemory().toBytes(),
				properties.offlineDirectory(), properties.offlineMaxSize().toBytes(), properties.offlineMaxAge());
		return new DeliveryOptions(new DeliveryTransportFactory(settings, monitor, faults), callbacks);
	}

}
