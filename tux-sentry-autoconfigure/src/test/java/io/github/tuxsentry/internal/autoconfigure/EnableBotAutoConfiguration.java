package io.github.tuxsentry.internal.autoconfigure;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.LinkedHashSet;
import java.util.Set;

import org.springframework.boot.autoconfigure.AutoConfigurationImportSelector;
import org.springframework.boot.autoconfigure.AutoConfigurationPackage;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Import;
import org.springframework.core.annotation.AnnotationAttributes;
import org.springframework.core.type.AnnotationMetadata;

/**
 * Enables auto-configuration as {@link EnableAutoConfiguration} does, with the parts of
 * Spring Boot that a bot without a database, HTTP clients and JSON uses. Such a context
 * starts in about half the time.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@AutoConfigurationPackage
@Import(EnableBotAutoConfiguration.Selector.class)
public @interface EnableBotAutoConfiguration {

	class Selector extends AutoConfigurationImportSelector {

		private static final Set<String> USED = Set.of("AopAutoConfiguration",
				"ApplicationAvailabilityAutoConfiguration", "CacheAutoConfiguration", "CacheMetricsAutoConfiguration",
				"CompositeMeterRegistryAutoConfiguration", "ConfigurationPropertiesAutoConfiguration",
				"LifecycleAutoConfiguration", "MessageSourceAutoConfiguration", "MetricsAutoConfiguration",
				"ObservationAutoConfiguration", "ProjectInfoAutoConfiguration", "PropertyPlaceholderAutoConfiguration",
				"SimpleMetricsExportAutoConfiguration", "TaskExecutionAutoConfiguration",
				"TaskSchedulingAutoConfiguration");

		@Override
		protected Class<?> getAnnotationClass() {
			return EnableBotAutoConfiguration.class;
		}

		@Override
		protected Set<String> getExclusions(AnnotationMetadata metadata, AnnotationAttributes attributes) {
			Set<String> exclusions = new LinkedHashSet<>();
			for (String name : getCandidateConfigurations(metadata, attributes)) {
				if (name.startsWith("org.springframework.boot.")
						&& !USED.contains(name.substring(name.lastIndexOf('.') + 1))) {
					exclusions.add(name);
				}
			}
			return exclusions;
		}

	}

}
