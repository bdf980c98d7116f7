package io.github.tuxsentry.tracing.aop;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

import io.github.tuxsentry.tracing.Span;
import io.github.tuxsentry.tracing.TracedOperation;
import io.github.tuxsentry.tracing.TracedOperations;
import io.github.tuxsentry.tracing.Transaction;
import org.jspecify.annotations.Nullable;

import org.springframework.aop.support.AopUtils;
import org.springframework.core.MethodClassKey;
import org.springframework.core.annotation.AnnotatedElementUtils;

/**
 * Finds the annotated methods and what they ask for, once a method. Thread-safe; holds an
 * entry for each method asked about.
 */
final class AnnotatedMethods {

	private final TracedOperations operations;

	private final Map<MethodClassKey, Optional<TracedOperation>> found = new ConcurrentHashMap<>();

	AnnotatedMethods(TracedOperations operations) {
		this.operations = operations;
	}

	@Nullable TracedOperation find(Method method, Class<?> beanClass) {
		return this.found.computeIfAbsent(new MethodClassKey(method, beanClass), (key) -> resolve(method, beanClass))
			.orElse(null);
	}

	private Optional<TracedOperation> resolve(Method method, Class<?> beanClass) {
		if (!Modifier.isPublic(method.getModifiers()) || method.getDeclaringClass() == Object.class) {
			return Optional.empty();
		}
		Method specific = AopUtils.getMostSpecificMethod(method, beanClass);
		Transaction transaction = AnnotatedElementUtils.findMergedAnnotation(specific, Transaction.class);
		if (transaction != null) {
			return Optional.of(this.operations.transaction(transaction, specific, beanClass));
		}
		Span span = AnnotatedElementUtils.findMergedAnnotation(specific, Span.class);
		return Optional.ofNullable(span).map((found) -> this.operations.span(found, specific, beanClass));
	}

}
