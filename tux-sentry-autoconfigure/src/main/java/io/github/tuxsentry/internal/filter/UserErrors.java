package io.github.tuxsentry.internal.filter;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * Exceptions of common libraries that are always caused by the user: invalid input and
 * missing permissions.
 */
final class UserErrors {

	private static final List<String> NAMES = List.of("jakarta.validation.ConstraintViolationException",
			"org.springframework.validation.BindException",
			"org.springframework.web.method.annotation.HandlerMethodValidationException",
			"org.springframework.security.access.AccessDeniedException",
			"org.springframework.security.core.AuthenticationException");

	private UserErrors() {
	}

	/**
	 * Return the exception types that are present on the classpath.
	 */
	static List<Class<? extends Throwable>> find(@Nullable ClassLoader classLoader) {
		List<Class<? extends Throwable>> found = new ArrayList<>();
		for (String name : NAMES) {
			try {
				found.add(Class.forName(name, false, classLoader).asSubclass(Throwable.class));
			}
			catch (ClassNotFoundException | LinkageError ex) {
				// not on the classpath
			}
		}
		return List.copyOf(found);
	}

}
