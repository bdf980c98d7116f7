package io.github.tuxsentry.autoconfigure;

import java.util.List;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import org.springframework.util.ClassUtils;

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
		return NAMES.stream()
			.filter((name) -> ClassUtils.isPresent(name, classLoader))
			.flatMap((name) -> Stream.<Class<? extends Throwable>>of(
					ClassUtils.resolveClassName(name, classLoader).asSubclass(Throwable.class)))
			.toList();
	}

}
