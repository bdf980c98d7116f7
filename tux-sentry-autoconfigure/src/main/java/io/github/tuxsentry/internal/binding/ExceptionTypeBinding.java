package io.github.tuxsentry.internal.binding;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.util.ClassUtils;

/**
 * Lookup of the exception types whose class names are configured in properties.
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
					"The class does not exist. Specify the fully qualified name of an exception class on the "
							+ "class path, e.g. java.io.IOException. A name with characters other than letters, "
							+ "digits and dots must be enclosed in brackets and quotes, e.g. "
							+ "\"[com.example.Outer$Inner]\".");
		}
		catch (ClassCastException ex) {
			throw new InvalidConfigurationPropertyValueException(property, value,
					"The class is not an exception type. Specify the fully qualified name of a subclass of "
							+ "java.lang.Throwable.");
		}
	}

}
