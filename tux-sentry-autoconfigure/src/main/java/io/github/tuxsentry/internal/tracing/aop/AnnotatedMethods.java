package io.github.tuxsentry.internal.tracing.aop;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Proxy;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

import io.github.tuxsentry.internal.tracing.TracedOperation;
import io.github.tuxsentry.internal.tracing.TracedOperations;
import org.jspecify.annotations.Nullable;

import org.springframework.aop.support.AopUtils;
import org.springframework.core.MethodClassKey;
import org.springframework.util.ClassUtils;
import org.springframework.util.function.SingletonSupplier;

/**
 * Finds the annotated methods and what they ask for, once a method. Thread-safe; holds an
 * entry for each annotated method, and nothing for others.
 */
final class AnnotatedMethods {

	private final Supplier<TracedOperations> operations;

	private final ProxyRules rules;

	private final Map<MethodClassKey, Supplier<TracedOperation>> found = new ConcurrentHashMap<>();

	/**
	 * Creates the methods.
	 * @param operations works out what an annotation asks for; asked at the first call
	 * @param rules knows which methods a proxy can see
	 */
	AnnotatedMethods(Supplier<TracedOperations> operations, ProxyRules rules) {
		this.operations = operations;
		this.rules = rules;
	}

	boolean contains(Method method, Class<?> beanClass) {
		return resolve(method, beanClass) != null;
	}

	@Nullable TracedOperation find(Method method, Class<?> beanClass) {
		Supplier<TracedOperation> operation = resolve(method, beanClass);
		return (operation != null) ? operation.get() : null;
	}

	private @Nullable Supplier<TracedOperation> resolve(Method method, Class<?> beanClass) {
		MethodClassKey key = new MethodClassKey(method, beanClass);
		Supplier<TracedOperation> known = this.found.get(key);
		if (known != null) {
			return known;
		}
		Supplier<TracedOperation> operation = work(method, beanClass);
		if (operation != null) {
			this.found.putIfAbsent(key, operation);
		}
		return operation;
	}

	private @Nullable Supplier<TracedOperation> work(Method method, Class<?> beanClass) {
		Class<?> userClass = Proxy.isProxyClass(beanClass) ? method.getDeclaringClass()
				: ClassUtils.getUserClass(beanClass);
		Method specific = AopUtils.getMostSpecificMethod(method, userClass);
		if (!Modifier.isPublic(specific.getModifiers()) || Modifier.isStatic(specific.getModifiers())) {
			return null;
		}
		TracingAnnotation annotation = TracingAnnotation.of(specific, userClass);
		if (annotation == null || this.rules.objection(specific, beanClass) != null) {
			return null;
		}
		return SingletonSupplier.of(() -> annotation.toOperation(this.operations.get(), specific, userClass));
	}

	int size() {
		return this.found.size();
	}

}
