package io.github.tuxsentry.internal.autoconfigure;

import java.util.ArrayList;
import java.util.List;

import io.github.tuxsentry.internal.beans.ApplicationClasses;

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

	static List<Class<?>> of(ListableBeanFactory beans) {
		List<Class<?>> classes = new ArrayList<>();
		for (String name : beans.getBeanDefinitionNames()) {
			Class<?> type = beans.getType(name, false);
			if (type != null && ApplicationClasses.mayContain(type)) {
				Class<?> userClass = ClassUtils.getUserClass(type);
				if (AnnotatedElementUtils.hasAnnotation(userClass, SpringBootConfiguration.class)) {
					classes.add(userClass);
				}
			}
		}
		return classes;
	}

}
