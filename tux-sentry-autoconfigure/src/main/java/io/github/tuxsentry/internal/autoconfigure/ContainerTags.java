package io.github.tuxsentry.internal.autoconfigure;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

import org.springframework.core.env.Environment;
import org.springframework.util.StringUtils;

/**
 * Tags that identify the container of the application, from the environment variables of
 * ASAB: {@code NODE_ID}, {@code SERVICE_ID}, {@code INSTANCE_ID} and {@code SITE_ID}.
 */
final class ContainerTags {

	private static final String APPLICATION_CLASS = "appclass";

	private static final List<String> VARIABLES = List.of("NODE_ID", "SERVICE_ID", "INSTANCE_ID", "SITE_ID");

	private ContainerTags() {
	}

	/**
	 * Return the tags.
	 * @param environment the environment
	 * @param mainClasses the main classes of the application
	 * @return the values by key
	 */
	static Map<String, String> of(Environment environment, List<Class<?>> mainClasses) {
		Map<String, String> tags = new TreeMap<>();
		for (String variable : VARIABLES) {
			String value = environment.getProperty(variable);
			if (StringUtils.hasText(value)) {
				tags.put(variable.toLowerCase(Locale.ROOT), value);
			}
		}
		if (!mainClasses.isEmpty()) {
			tags.put(APPLICATION_CLASS, simpleName(mainClasses.get(0)));
		}
		return tags;
	}

	/**
	 * Return the simple name of a class without resolving the class that encloses it.
	 */
	private static String simpleName(Class<?> type) {
		return StringUtils.unqualify(type.getName().replace('$', '.'));
	}

}
