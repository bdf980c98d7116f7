package io.github.tuxsentry.benchmarks.contender;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Methods that are not instrumented.
 */
@Configuration(proxyBeanMethods = false)
class PlainMethods {

	@Bean
	Unit unit() {
		return new Unit();
	}

	@Bean
	Step step() {
		return new PlainStep();
	}

	static class PlainStep implements Step {

		@Override
		public int call(int value) {
			return value + 1;
		}

	}

}
