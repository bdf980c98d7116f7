package io.github.tuxsentry.internal.retry;

import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import org.springframework.aot.hint.MemberCategory;
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
			.of(RetryableMethods.INTERCEPTOR, RetryTemplateInstrumentation.TEMPLATE,
					RetryTemplateInstrumentation.RETRYABLE, RetryListeners.LISTENER)
			.forEach((name) -> hints.reflection()
				.registerTypeIfPresent(classLoader, name, MemberCategory.INVOKE_PUBLIC_METHODS));
		Stream.of(RetryTemplateInstrumentation.RETRYABLE, RetryListeners.LISTENER)
			.filter((name) -> ClassUtils.isPresent(name, classLoader))
			.forEach((name) -> hints.proxies().registerJdkProxy(TypeReference.of(name)));
	}

}
