package io.github.tuxsentry.autoconfigure;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;

import io.github.tuxsentry.StatusDetail;
import io.github.tuxsentry.actuate.SentryStatus;
import io.github.tuxsentry.actuate.TuxSentryEndpoint;
import io.github.tuxsentry.actuate.TuxSentryHealthIndicator;
import io.github.tuxsentry.delivery.DeliveryMonitor;
import io.github.tuxsentry.fault.FaultBarrier;
import io.github.tuxsentry.filter.EventFilter;
import io.github.tuxsentry.filter.EventFilterChain;
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
		return new SentryStatus(ScopesAdapter.getInstance(), new WhySentryIsOff(properties, environment));
	}

	@Configuration(proxyBeanMethods = false)
	@ConditionalOnAvailableEndpoint(TuxSentryEndpoint.class)
	static class EndpointConfiguration {

		@Bean
		@ConditionalOnMissingBean
		TuxSentryEndpoint tuxSentryEndpoint(SentryStatus status, DeliveryMonitor delivery, FaultBarrier faults,
				ObjectProvider<StatusDetail> details) {
			return new TuxSentryEndpoint(status, delivery, faults, details::orderedStream);
		}

		@Bean
		StatusDetail tuxSentrySamplingDetail(SamplingProperties properties) {
			return new LookInside("sampling", () -> properties);
		}

		@Bean
		StatusDetail tuxSentryFilterDetail(ObjectProvider<EventFilter> filters, EventFilterChain chain) {
			return new LookInside("filters", () -> filters(filters.orderedStream(), chain));
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
		TuxSentryHealthIndicator tuxSentryHealthIndicator(SentryStatus status, DeliveryMonitor delivery) {
			return new TuxSentryHealthIndicator(status, delivery);
		}

	}

}
