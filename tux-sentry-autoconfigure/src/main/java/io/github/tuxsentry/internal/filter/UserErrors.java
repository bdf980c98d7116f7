package io.github.tuxsentry.internal.filter;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * The exceptions of common libraries that are the user's without doubt: input that is not
 * valid, and permissions that are missing.
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
	 * Returns those that are on the class path.
	 */
	static List<Class<? extends Throwable>> find(@Nullable ClassLoader classLoader) {
		List<Class<? extends Throwable>> found = new ArrayList<>();
		for (String name : NAMES) {
			try {
				found.add(Class.forName(name, false, classLoader).asSubclass(Throwable.class));
			}
			catch (ClassNotFoundException | LinkageError ex) {
				// not on the class path
			}
		}
		return List.copyOf(found);
	}

}
