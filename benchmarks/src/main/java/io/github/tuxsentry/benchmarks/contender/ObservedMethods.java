package io.github.tuxsentry.benchmarks.contender;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.observation.DefaultMeterObservationHandler;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micrometer.observation.ObservationRegistry;
import io.micrometer.observation.annotation.Observed;
import io.micrometer.observation.aop.ObservedAspect;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Methods with Micrometer's {@link Observed}.
 */
@Configuration(proxyBeanMethods = false)
class ObservedMethods {

	@Bean
	Unit unit() {
		return new Unit();
	}

	@Bean
	Step step() {
		return new ObservedStep();
	}

	@Bean
	static SimpleMeterRegistry meterRegistry() {
		return new SimpleMeterRegistry();
	}

	@Bean
	static ObservedAspect observedAspect(MeterRegistry meters) {
		ObservationRegistry registry = ObservationRegistry.create();
		registry.observationConfig().observationHandler(new DefaultMeterObservationHandler(meters));
		return new ObservedAspect(registry);
	}

	static class ObservedStep implements Step {

		@Override
		@Observed(name = Step.DESCRIPTION)
		public int call(int value) {
			return value + 1;
		}

	}

}
