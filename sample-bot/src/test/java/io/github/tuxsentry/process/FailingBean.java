package io.github.tuxsentry.process;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Configuration with a bean whose creation fails.
 */
@Configuration(proxyBeanMethods = false)
class FailingBean {

	@Bean
	Object brokenBean() {
		throw new IllegalStateException("The bean is broken");
	}

}
