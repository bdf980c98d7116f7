package io.github.tuxsentry.internal.autoconfigure;

import java.lang.reflect.AnnotatedElement;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.github.tuxsentry.internal.error.Causes;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.InjectionPoint;
import org.springframework.beans.factory.UnsatisfiedDependencyException;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.core.env.Environment;

/**
 * Properties of a {@link Value} that could not be injected. Their names are required to
 * decide whether the value quoted by the exception is a secret.
 */
public final class InjectedProperties {

	private static final Pattern NAME = Pattern.compile("\\$\\{([^${}:]+)(?::([^${}]*))?|'([\\w.-]+)'");

	private InjectedProperties() {
	}

	/**
	 * Return the properties that a startup has failed on.
	 * @return the values by name, empty if startup has failed on something else
	 */
	public static Map<String, String> find(Throwable failure, Environment environment) {
		Map<String, String> properties = new LinkedHashMap<>();
		for (Throwable cause : Causes.of(failure)) {
			InjectionPoint point = (cause instanceof UnsatisfiedDependencyException unsatisfied)
					? unsatisfied.getInjectionPoint() : null;
			Value value = (point != null) ? valueAt(point) : null;
			if (value != null) {
				addProperties(value.value(), environment, properties);
			}
		}
		return properties;
	}

	private static @Nullable Value valueAt(InjectionPoint point) {
		Value value = AnnotatedElementUtils
			.getMergedAnnotation(AnnotatedElementUtils.forAnnotations(point.getAnnotations()), Value.class);
		return (value == null && point.getMember() instanceof AnnotatedElement member)
				? AnnotatedElementUtils.getMergedAnnotation(member, Value.class) : value;
	}

	private static void addProperties(String expression, Environment environment, Map<String, String> properties) {
		Matcher matcher = NAME.matcher(expression);
		while (matcher.find()) {
			String name = (matcher.group(1) != null) ? matcher.group(1) : matcher.group(3);
			String value = environment.getProperty(name, (matcher.group(2) != null) ? matcher.group(2) : "");
			if (!value.isEmpty()) {
				properties.put(name, value);
			}
		}
	}

}
