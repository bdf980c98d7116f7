package io.github.tuxsentry.architecture.broken.autoconfigure;

import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;

/**
 * Breaks three rules: it is neither public nor final, a class condition stands on a
 * method, and a post-processor is neither static nor lazy.
 */
@AutoConfiguration
class BrokenAutoConfiguration {

	@Bean
	@ConditionalOnClass(Environment.class)
	BeanPostProcessor postProcessor(Environment environment) {
		return new BeanPostProcessor() {
		};
	}

}
