package io.github.tuxsentry.autoconfigure;

import io.github.tuxsentry.delivery.DeliveryMonitor;
import io.github.tuxsentry.delivery.DeliverySettings;
import io.github.tuxsentry.delivery.DeliveryTransportFactory;
import io.github.tuxsentry.fault.FaultBarrier;
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
	DeliveryMonitor tuxSentryDeliveryMonitor() {
		return new DeliveryMonitor();
	}

	@Bean
	@Primary
	DiscardCallbacks tuxSentryDiscardCallbacks(DeliveryMonitor monitor, ObjectProvider<OnDiscardCallback> callbacks) {
		return new DiscardCallbacks(monitor, OtherBeans.inOrderExcept(callbacks, DiscardCallbacks.class));
	}

	@Bean
	DeliveryOptions tuxSentryDeliveryOptions(LifecycleProperties properties, DeliveryMonitor monitor,
			DiscardCallbacks callbacks, FaultBarrier faults) {
		DeliverySettings settings = new DeliverySettings(properties.queueMemory().toBytes(),
				properties.offlineDirectory(), properties.offlineMaxSize().toBytes(), properties.offlineMaxAge());
		return new DeliveryOptions(new DeliveryTransportFactory(settings, monitor, faults), callbacks);
	}

}
