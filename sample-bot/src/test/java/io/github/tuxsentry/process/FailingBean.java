package io.github.tuxsentry.process;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * A bean that cannot be made.
 */
@Configuration(proxyBeanMethods = false)
class FailingBean {

	@Bean
	Object brokenBean() {
		throw new IllegalStateException("The bean is broken");
	}

}
