package io.github.tuxsentry.compatibility;

import java.util.function.Supplier;

import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.beans.factory.support.BeanDefinitionRegistry;
import org.springframework.beans.factory.support.RootBeanDefinition;
import org.springframework.context.annotation.ImportBeanDefinitionRegistrar;
import org.springframework.core.type.AnnotationMetadata;
import org.springframework.util.ClassUtils;

/**
 * Retry support of Spring Retry or, if available, of Spring Framework 7.
 */
interface Retrying {

	/**
	 * Perform work with at most 3 attempts.
	 * @param work the work
	 * @throws Exception if all attempts fail
	 */
	void perform(Supplier<Object> work) throws Exception;

	/**
	 * Registrar of the beans for the retry support that is available on the class path.
	 */
	class Registrar implements ImportBeanDefinitionRegistrar {

		@Override
		public void registerBeanDefinitions(AnnotationMetadata metadata, BeanDefinitionRegistry registry) {
			boolean framework = ClassUtils.isPresent("org.springframework.core.retry.RetryTemplate",
					getClass().getClassLoader());
			String name = framework ? "SpringFrameworkRetrying" : "SpringRetryRetrying";
			BeanDefinition definition = new RootBeanDefinition(
					ClassUtils.resolveClassName(getClass().getPackageName() + "." + name, getClass().getClassLoader()));
			registry.registerBeanDefinition("retrying", definition);
			definition = new RootBeanDefinition();
			definition.setBeanClassName(framework ? "org.springframework.core.retry.RetryTemplate"
					: "org.springframework.retry.support.RetryTemplate");
			registry.registerBeanDefinition("retryTemplate", definition);
		}

	}

}
