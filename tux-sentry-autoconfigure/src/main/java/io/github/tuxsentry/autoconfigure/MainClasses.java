package io.github.tuxsentry.autoconfigure;

import java.util.Objects;
import java.util.stream.Stream;

import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.util.ClassUtils;

/**
 * Finds the classes with {@link SpringBootConfiguration} by the types of beans. It makes
 * none: they may need a bean that is just being made.
 */
final class MainClasses {

	private MainClasses() {
	}

	static Stream<? extends Class<?>> of(ListableBeanFactory beans) {
		return Stream.of(beans.getBeanDefinitionNames())
			.map((name) -> beans.getType(name, false))
			.filter(Objects::nonNull)
			.map(ClassUtils::getUserClass)
			.filter((type) -> AnnotatedElementUtils.hasAnnotation(type, SpringBootConfiguration.class));
	}

}
