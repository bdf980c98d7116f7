package io.github.tuxsentry.architecture.broken.autoconfigure;

import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;

/**
 * Breaks four rules: it is neither public nor final, it compares the text of a switch, a
 * class condition stands on a method, and a post-processor is neither static nor lazy.
 */
@AutoConfiguration
@ConditionalOnBooleanProperty(prefix = "tux.sentry", name = { "enabled", "broken.enabled" }, matchIfMissing = true)
class BrokenAutoConfiguration {

	@Bean
	@ConditionalOnClass(Environment.class)
	BeanPostProcessor postProcessor(Environment environment) {
		return new BeanPostProcessor() {
		};
	}

}
