package io.github.tuxsentry.internal.actuate;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;

import io.github.tuxsentry.internal.autoconfigure.SentryState;
import io.github.tuxsentry.internal.autoconfigure.SentryStatus;
import io.github.tuxsentry.internal.autoconfigure.TuxSentryAutoConfiguration;
import io.github.tuxsentry.internal.delivery.DeliveryCounters;
import io.github.tuxsentry.internal.fault.FaultBarrier;
import io.github.tuxsentry.internal.filter.EventFilterChain;
import io.github.tuxsentry.internal.sampling.SampleRates;
import io.github.tuxsentry.spi.EventFilter;
import io.github.tuxsentry.spi.TuxSentryInfoContributor;
import io.sentry.IScopes;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.actuate.autoconfigure.endpoint.condition.ConditionalOnAvailableEndpoint;
import org.springframework.boot.actuate.autoconfigure.health.ConditionalOnEnabledHealthIndicator;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.health.AbstractHealthIndicator;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * {@link EnableAutoConfiguration Auto-configuration} for the actuator endpoint
 * {@code tuxsentry} and the health of Sentry, whose types depend on the version of Spring
 * Boot.
 */
@AutoConfiguration(after = TuxSentryAutoConfiguration.class)
@ConditionalOnClass({ IScopes.class, Endpoint.class, ConditionalOnAvailableEndpoint.class })
public final class TuxSentryActuatorAutoConfiguration {

	TuxSentryActuatorAutoConfiguration() {
	}

	@Configuration(proxyBeanMethods = false)
	@ConditionalOnAvailableEndpoint(TuxSentryEndpoint.class)
	static class EndpointConfiguration {

		@Bean
		@ConditionalOnMissingBean
		TuxSentryEndpoint tuxSentryEndpoint(SentryStatus status, SentryState state, DeliveryCounters delivery,
				FaultBarrier faults, ObjectProvider<TuxSentryInfoContributor> details) {
			return new TuxSentryEndpoint(status, state::describe, delivery, faults, details::orderedStream);
		}

		@Bean
		TuxSentryInfoContributor tuxSentrySamplingDetail(SampleRates rates, SentryStatus status) {
			return new Detail("sampling", () -> rates.inEffect(status.isOn()));
		}

		@Bean
		TuxSentryInfoContributor tuxSentryFilterDetail(ObjectProvider<EventFilter> filters, EventFilterChain chain) {
			return new Detail("filters", () -> filters(filters.orderedStream(), chain));
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
	@ConditionalOnClass(AbstractHealthIndicator.class)
	@ConditionalOnEnabledHealthIndicator("tuxSentry")
	static class Boot3HealthConfiguration {

		@Bean
		@ConditionalOnMissingBean(name = "tuxSentryHealthIndicator")
		Boot3HealthIndicator tuxSentryHealthIndicator(SentryStatus status, DeliveryCounters delivery) {
			return new Boot3HealthIndicator(new SentryHealth(status, delivery));
		}

	}

	@Configuration(proxyBeanMethods = false)
	@ConditionalOnClass(org.springframework.boot.health.contributor.AbstractHealthIndicator.class)
	@org.springframework.boot.health.autoconfigure.contributor.ConditionalOnEnabledHealthIndicator("tuxSentry")
	static class Boot4HealthConfiguration {

		@Bean
		@ConditionalOnMissingBean(name = "tuxSentryHealthIndicator")
		Boot4HealthIndicator tuxSentryHealthIndicator(SentryStatus status, DeliveryCounters delivery) {
			return new Boot4HealthIndicator(new SentryHealth(status, delivery));
		}

	}

	private record Detail(String name, Supplier<Object> values) implements TuxSentryInfoContributor {

		@Override
		public Object value() {
			return this.values.get();
		}

	}

}
