package io.github.tuxsentry.internal.actuate;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;

import io.github.tuxsentry.internal.autoconfigure.DisabledReason;
import io.github.tuxsentry.internal.autoconfigure.TuxSentryAutoConfiguration;
import io.github.tuxsentry.internal.autoconfigure.TuxSentryProperties;
import io.github.tuxsentry.internal.delivery.DeliveryCounters;
import io.github.tuxsentry.internal.fault.FaultBarrier;
import io.github.tuxsentry.internal.filter.EventFilterChain;
import io.github.tuxsentry.internal.filter.TuxSentryFilterAutoConfiguration;
import io.github.tuxsentry.internal.sampling.SamplingProperties;
import io.github.tuxsentry.spi.EventFilter;
import io.github.tuxsentry.spi.TuxSentryInfoContributor;
import io.sentry.IScopes;
import io.sentry.ScopesAdapter;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.actuate.autoconfigure.endpoint.condition.ConditionalOnAvailableEndpoint;
import org.springframework.boot.actuate.autoconfigure.health.ConditionalOnEnabledHealthIndicator;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/**
 * {@link EnableAutoConfiguration Auto-configuration} for the actuator endpoint
 * {@code tuxsentry} and, on Spring Boot 3, the health of Sentry.
 */
@AutoConfiguration(after = { TuxSentryAutoConfiguration.class, TuxSentryFilterAutoConfiguration.class })
@ConditionalOnClass({ IScopes.class, Endpoint.class, ConditionalOnAvailableEndpoint.class })
public final class TuxSentryActuatorAutoConfiguration {

	TuxSentryActuatorAutoConfiguration() {
	}

	@Bean
	@ConditionalOnMissingBean
	SentryStatus tuxSentryStatus(TuxSentryProperties properties, Environment environment) {
		return new SentryStatus(ScopesAdapter.getInstance(), new DisabledReason(properties, environment));
	}

	@Configuration(proxyBeanMethods = false)
	@ConditionalOnAvailableEndpoint(TuxSentryEndpoint.class)
	static class EndpointConfiguration {

		@Bean
		@ConditionalOnMissingBean
		TuxSentryEndpoint tuxSentryEndpoint(SentryStatus status, DeliveryCounters delivery, FaultBarrier faults,
				ObjectProvider<TuxSentryInfoContributor> details) {
			return new TuxSentryEndpoint(status, delivery, faults, details::orderedStream);
		}

		@Bean
		TuxSentryInfoContributor tuxSentrySamplingDetail(SamplingProperties properties) {
			return new SuppliedInfo("sampling", () -> properties);
		}

		@Bean
		TuxSentryInfoContributor tuxSentryFilterDetail(ObjectProvider<EventFilter> filters, EventFilterChain chain) {
			return new SuppliedInfo("filters", () -> filters(filters.orderedStream(), chain));
		}

		private static Map<String, Object> filters(Stream<EventFilter> filters, EventFilterChain chain) {
			Map<String, Long> dropped = chain.dropped();
			Map<String, Object> numbers = new LinkedHashMap<>();
			filters.map(EventFilter::reason).forEach((reason) -> numbers.put(reason, dropped.getOrDefault(reason, 0L)));
			dropped.forEach(numbers::putIfAbsent);
			return numbers;
		}

	}

	@Configuration(proxyBeanMethods = false)
	@ConditionalOnClass(name = "org.springframework.boot.actuate.health.HealthIndicator")
	@ConditionalOnEnabledHealthIndicator("tuxSentry")
	static class HealthConfiguration {

		@Bean
		@ConditionalOnMissingBean
		TuxSentryHealthIndicator tuxSentryHealthIndicator(SentryStatus status, DeliveryCounters delivery) {
			return new TuxSentryHealthIndicator(status, delivery);
		}

	}

}
