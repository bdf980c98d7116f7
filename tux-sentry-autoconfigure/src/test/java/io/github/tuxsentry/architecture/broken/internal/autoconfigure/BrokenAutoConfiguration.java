package io.github.tuxsentry.architecture.broken.internal.autoconfigure;

import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;
import org.springframework.scheduling.config.TaskManagementConfigUtils;

/**
 * Breaks five rules: it is neither public nor final, it compares the text of a switch, a
 * class condition stands on a method, a post-processor is neither static nor lazy, and an
 * internal bean of Spring is named.
 */
@AutoConfiguration
@ConditionalOnBooleanProperty(prefix = "tux.sentry", name = { "enabled", "broken.enabled" }, matchIfMissing = true)
class BrokenAutoConfiguration {

	@Bean
	@ConditionalOnBean(name = TaskManagementConfigUtils.ASYNC_ANNOTATION_PROCESSOR_BEAN_NAME)
	@ConditionalOnClass(Environment.class)
	BeanPostProcessor postProcessor(Environment environment) {
		return new BeanPostProcessor() {
		};
	}

}
