package io.github.tuxsentry.internal.tracing.aop;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Proxy;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

import io.github.tuxsentry.internal.tracing.TracedOperation;
import io.github.tuxsentry.internal.tracing.TracedOperations;
import io.github.tuxsentry.tracing.Span;
import io.github.tuxsentry.tracing.Transaction;
import org.jspecify.annotations.Nullable;

import org.springframework.aop.ClassFilter;
import org.springframework.aop.support.AopUtils;
import org.springframework.aop.support.StaticMethodMatcherPointcut;
import org.springframework.core.MethodClassKey;
import org.springframework.util.ClassUtils;
import org.springframework.util.function.SingletonSupplier;

/**
 * Pointcut for the public methods of beans with {@link Transaction} or {@link Span}: on
 * the method itself, on one it overrides or implements, on their classes, or as a
 * meta-annotation. Each method is resolved once. Thread-safe; holds an entry for each
 * annotated method, and none for others.
 */
final class AnnotatedMethods extends StaticMethodMatcherPointcut {

	private final Supplier<TracedOperations> operations;

	private final ProxyRules rules;

	private final Map<MethodClassKey, Supplier<TracedOperation>> resolved = new ConcurrentHashMap<>();

	/**
	 * Create a new pointcut.
	 * @param operations the supplier of the traced operations, consulted at the first
	 * call of an annotated method
	 * @param rules the rules for methods that a proxy can intercept
	 */
	AnnotatedMethods(Supplier<TracedOperations> operations, ProxyRules rules) {
		this.operations = SingletonSupplier.of(operations);
		this.rules = rules;
	}

	@Override
	public ClassFilter getClassFilter() {
		return TracingAnnotation::isCandidate;
	}

	@Override
	public boolean matches(Method method, Class<?> beanClass) {
		return resolve(method, beanClass) != null;
	}

	@Nullable TracedOperation find(Method method, Class<?> beanClass) {
		Supplier<TracedOperation> operation = resolve(method, beanClass);
		return (operation != null) ? operation.get() : null;
	}

	private @Nullable Supplier<TracedOperation> resolve(Method method, Class<?> beanClass) {
		MethodClassKey key = new MethodClassKey(method, beanClass);
		Supplier<TracedOperation> present = this.resolved.get(key);
		if (present != null) {
			return present;
		}
		Supplier<TracedOperation> operation = resolveOnce(method, beanClass);
		if (operation != null) {
			this.resolved.putIfAbsent(key, operation);
		}
		return operation;
	}

	private @Nullable Supplier<TracedOperation> resolveOnce(Method method, Class<?> beanClass) {
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
		return this.resolved.size();
	}

}
