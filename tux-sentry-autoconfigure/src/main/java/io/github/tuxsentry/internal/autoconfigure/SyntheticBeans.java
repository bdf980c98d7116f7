package io.github.tuxsentry.internal.autoconfigure;

import java.util.Set;

import io.github.tuxsentry.internal.beans.OrderedBeans;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.annotation.AnnotatedBeanDefinition;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.beans.factory.support.AbstractBeanDefinition;
import org.springframework.core.type.MethodMetadata;
import org.springframework.util.ClassUtils;

/**
 * Bean factory post-processor that marks the beans of the library that are not of its API
 * as synthetic, its configuration classes included, so that bean post-processors do not
 * apply to them. An aspect of the application whose pointcut matches everything does not
 * proxy them, and they are not compared with each advisor on startup. Beans of the API
 * can be post-processed, e.g. to spy on them in tests. Meter registries are excluded,
 * since Spring Boot configures them with a bean post-processor.
 */
final class SyntheticBeans implements BeanFactoryPostProcessor {

	private static final String LIBRARY = "io.github.tuxsentry.";

	private static final String CONFIGURATION_SUFFIX = "Configuration";

	private static final String PROPERTIES_PREFIX = "tux.sentry";

	@Override
	public void postProcessBeanFactory(ConfigurableListableBeanFactory beans) {
		Set<String> registries = meterRegistries(beans);
		for (String name : beans.getBeanDefinitionNames()) {
			if (!registries.contains(name) && beans.getBeanDefinition(name) instanceof AbstractBeanDefinition definition
					&& isInternal(name, definition)) {
				definition.setSynthetic(true);
			}
		}
	}

	/**
	 * Return whether a bean is internal according to its name and what defines it: one of
	 * the application may replace it by its name.
	 */
	private static boolean isInternal(String name, BeanDefinition definition) {
		if (name.startsWith(PROPERTIES_PREFIX)) {
			return isInternal(definition.getBeanClassName());
		}
		MethodMetadata method = (definition instanceof AnnotatedBeanDefinition annotated)
				? annotated.getFactoryMethodMetadata() : null;
		if (method == null) {
			return name.startsWith(DeferredBeans.PACKAGE) && name.endsWith(CONFIGURATION_SUFFIX);
		}
		return name.startsWith(OrderedBeans.NAME_PREFIX) && isInternal(method.getDeclaringClassName())
				&& !isOfApi(method.getReturnTypeName());
	}

	private static boolean isInternal(@Nullable String type) {
		return type != null && type.startsWith(DeferredBeans.PACKAGE);
	}

	private static boolean isOfApi(String type) {
		return type.startsWith(LIBRARY) && !isInternal(type);
	}

	private static Set<String> meterRegistries(ConfigurableListableBeanFactory beans) {
		ClassLoader classLoader = beans.getBeanClassLoader();
		return ClassUtils.isPresent(DeferredBeans.METER_REGISTRY, classLoader)
				? Set.of(beans.getBeanNamesForType(
						ClassUtils.resolveClassName(DeferredBeans.METER_REGISTRY, classLoader), true, false))
				: Set.of();
	}

}
