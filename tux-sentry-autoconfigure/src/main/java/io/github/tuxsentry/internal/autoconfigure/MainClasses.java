package io.github.tuxsentry.internal.autoconfigure;

import java.util.Objects;
import java.util.stream.Stream;

import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.util.ClassUtils;

/**
 * Classes with {@link SpringBootConfiguration} among the types of beans. None of these
 * beans is created, since it may depend on a bean that is being created.
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
