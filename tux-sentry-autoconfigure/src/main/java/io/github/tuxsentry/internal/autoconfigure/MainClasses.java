package io.github.tuxsentry.internal.autoconfigure;

import java.util.Objects;
import java.util.stream.Stream;

import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.util.ClassUtils;

/**
 * The classes with {@link SpringBootConfiguration} among the types of beans. None is made
 * for that: it may need a bean that is just being made.
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
