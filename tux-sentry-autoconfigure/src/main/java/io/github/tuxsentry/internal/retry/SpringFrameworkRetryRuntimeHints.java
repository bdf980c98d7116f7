package io.github.tuxsentry.internal.retry;

import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import org.springframework.aot.hint.RuntimeHints;
import org.springframework.aot.hint.RuntimeHintsRegistrar;
import org.springframework.aot.hint.TypeReference;
import org.springframework.util.ClassUtils;

/**
 * {@link RuntimeHints} for the retry support of Spring Framework 7, which is only
 * referred to by name, and for the proxies of its tasks.
 */
final class SpringFrameworkRetryRuntimeHints implements RuntimeHintsRegistrar {

	@Override
	public void registerHints(RuntimeHints hints, @Nullable ClassLoader classLoader) {
		Stream
			.of(RetryableMethods.INTERCEPTOR, RetryTemplateInstrumentation.OPERATIONS,
					RetryTemplateInstrumentation.RETRYABLE)
			.forEach((name) -> hints.reflection().registerTypeIfPresent(classLoader, name));
		if (ClassUtils.isPresent(RetryTemplateInstrumentation.RETRYABLE, classLoader)) {
			hints.proxies().registerJdkProxy(TypeReference.of(RetryTemplateInstrumentation.RETRYABLE));
		}
	}

}
