package io.github.tuxsentry.compatibility;

import java.util.function.Supplier;

import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.beans.factory.support.BeanDefinitionRegistry;
import org.springframework.beans.factory.support.RootBeanDefinition;
import org.springframework.context.annotation.ImportBeanDefinitionRegistrar;
import org.springframework.core.type.AnnotationMetadata;
import org.springframework.util.ClassUtils;

/**
 * Retries of the version of Spring: those of Spring Retry or of Spring Framework 7.
 */
interface Retrying {

	/**
	 * Perform work with up to three attempts.
	 */
	void perform(Supplier<Object> work) throws Exception;

	/**
	 * Declares the templates as beans, and selects the one that the class path contains.
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
