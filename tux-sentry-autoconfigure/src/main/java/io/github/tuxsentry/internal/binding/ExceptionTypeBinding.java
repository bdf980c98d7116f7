package io.github.tuxsentry.internal.binding;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.util.ClassUtils;

/**
 * Finds the exception types that stand in properties by name.
 */
public final class ExceptionTypeBinding {

	private ExceptionTypeBinding() {
	}

	public static Class<? extends Throwable> resolve(String property, Object value, String className,
			@Nullable ClassLoader classLoader) {
		try {
			return ClassUtils.forName(className, classLoader).asSubclass(Throwable.class);
		}
		catch (ClassNotFoundException | LinkageError ex) {
			throw new InvalidConfigurationPropertyValueException(property, value,
					"There is no class of that name. Allowed is the full name of an exception class on the class "
							+ "path, e.g. java.io.IOException; one with other characters than letters, digits and "
							+ "dots stands in brackets and quotes, e.g. \"[com.example.Outer$Inner]\".");
		}
		catch (ClassCastException ex) {
			throw new InvalidConfigurationPropertyValueException(property, value,
					"That class is no exception. Allowed is the full name of a subclass of java.lang.Throwable.");
		}
	}

}
