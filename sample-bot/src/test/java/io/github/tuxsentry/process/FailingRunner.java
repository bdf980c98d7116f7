package io.github.tuxsentry.process;

import org.springframework.boot.ApplicationRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Configuration with an application runner that fails.
 */
@Configuration(proxyBeanMethods = false)
class FailingRunner {

	@Bean
	ApplicationRunner brokenRunner() {
		return (args) -> {
			throw new IllegalStateException("The runner is broken");
		};
	}

}
