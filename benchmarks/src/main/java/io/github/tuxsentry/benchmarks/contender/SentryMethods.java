package io.github.tuxsentry.benchmarks.contender;

import io.sentry.spring.jakarta.tracing.SentrySpan;
import io.sentry.spring.jakarta.tracing.SentryTransaction;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Methods with the annotations of Sentry's starter.
 */
@Configuration(proxyBeanMethods = false)
class SentryMethods {

	@Bean
	Unit unit() {
		return new SentryUnit();
	}

	@Bean
	Step step() {
		return new SentryStep();
	}

	static class SentryUnit extends Unit {

		@Override
		@SentryTransaction(operation = Unit.OPERATION, name = Unit.NAME)
		public int run(int steps, Step step) {
			return super.run(steps, step);
		}

	}

	static class SentryStep implements Step {

		@Override
		@SentrySpan(operation = Step.OPERATION, description = Step.DESCRIPTION)
		public int call(int value) {
			return value + 1;
		}

	}

}
