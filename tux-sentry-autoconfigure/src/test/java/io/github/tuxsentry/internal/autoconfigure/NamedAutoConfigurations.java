package io.github.tuxsentry.internal.autoconfigure;

import java.util.Arrays;
import java.util.stream.StreamSupport;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.context.annotation.ImportCandidates;
import org.springframework.util.ClassUtils;

/**
 * Auto-configurations of Spring Boot and of Sentry by their simple names, as their
 * packages depend on the version of Spring Boot.
 */
public final class NamedAutoConfigurations {

	private NamedAutoConfigurations() {
	}

	/**
	 * Return the auto-configurations of the given simple names.
	 * @param simpleNames the simple class names
	 * @return the auto-configurations
	 */
	public static AutoConfigurations of(String... simpleNames) {
		return AutoConfigurations
			.of(Arrays.stream(simpleNames).map(NamedAutoConfigurations::named).toArray(Class[]::new));
	}

	/**
	 * Return the auto-configuration of the given simple name.
	 * @param simpleName the simple class name
	 * @return the class
	 */
	public static Class<?> named(String simpleName) {
		ClassLoader classLoader = NamedAutoConfigurations.class.getClassLoader();
		return StreamSupport.stream(ImportCandidates.load(AutoConfiguration.class, classLoader).spliterator(), false)
			.filter((name) -> name.endsWith("." + simpleName) && !name.startsWith("io.github.tuxsentry."))
			.findFirst()
			.<Class<?>>map((name) -> ClassUtils.resolveClassName(name, classLoader))
			.orElseThrow(() -> new IllegalArgumentException("No auto-configuration is named " + simpleName));
	}

}
