package io.github.tuxsentry.benchmarks.contender;

import io.micrometer.core.annotation.Timed;
import io.micrometer.core.aop.TimedAspect;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Methods with Micrometer's {@link Timed}.
 */
@Configuration(proxyBeanMethods = false)
class TimedMethods {

	@Bean
	Unit unit() {
		return new Unit();
	}

	@Bean
	Step step() {
		return new TimedStep();
	}

	@Bean
	static SimpleMeterRegistry meterRegistry() {
		return new SimpleMeterRegistry();
	}

	@Bean
	static TimedAspect timedAspect(MeterRegistry registry) {
		return new TimedAspect(registry);
	}

	static class TimedStep implements Step {

		@Override
		@Timed(Step.DESCRIPTION)
		public int call(int value) {
			return value + 1;
		}

	}

}
