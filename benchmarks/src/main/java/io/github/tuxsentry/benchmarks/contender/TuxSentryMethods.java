package io.github.tuxsentry.benchmarks.contender;

import io.github.tuxsentry.tracing.Span;
import io.github.tuxsentry.tracing.Transaction;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Methods with the annotations of this library.
 */
@Configuration(proxyBeanMethods = false)
class TuxSentryMethods {

	@Bean
	Unit unit() {
		return new TracedUnit();
	}

	@Bean
	Step step() {
		return new TracedStep();
	}

	static class TracedUnit extends Unit {

		@Override
		@Transaction(op = Unit.OPERATION, name = Unit.NAME)
		public int run(int steps, Step step) {
			return super.run(steps, step);
		}

	}

	static class TracedStep implements Step {

		@Override
		@Span(op = Step.OPERATION, description = Step.DESCRIPTION)
		public int call(int value) {
			return value + 1;
		}

	}

}
