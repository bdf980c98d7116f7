package io.github.tuxsentry.internal.tracing.aop;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Proxy;
import java.util.function.Supplier;

import io.github.tuxsentry.internal.beans.AdvisorOrder;
import io.github.tuxsentry.internal.beans.ResolvedMethods;
import io.github.tuxsentry.internal.fault.FaultBarrier;
import io.github.tuxsentry.internal.tracing.TracedCall;
import io.github.tuxsentry.internal.tracing.TracedOperation;
import io.github.tuxsentry.internal.tracing.TracedOperations;
import io.github.tuxsentry.tracing.Span;
import io.github.tuxsentry.tracing.Transaction;
import org.jspecify.annotations.Nullable;

import org.springframework.aop.Advisor;
import org.springframework.aop.ClassFilter;
import org.springframework.aop.support.AopUtils;
import org.springframework.util.ClassUtils;
import org.springframework.util.function.SingletonSupplier;

/**
 * Pointcut for the public methods of beans with {@link Transaction} or {@link Span}: on
 * the method itself, on one it overrides or implements, on their classes, or as a
 * meta-annotation. Thread-safe.
 */
final class AnnotatedMethods extends ResolvedMethods<TracedOperation> {

	private final Supplier<TracedOperations> operations;

	private final ProxyRules rules;

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

	/**
	 * Create an advisor that invokes the methods through a {@link TracedCall}.
	 * @param tracedCall the supplier of the traced call, consulted at the first call
	 * @param faults handles internal errors
	 * @return the advisor
	 */
	Advisor advisor(Supplier<TracedCall> tracedCall, FaultBarrier faults) {
		return advisor(AdvisorOrder.TRACING, tracedCall,
				(traced, operation, call) -> traced.proceed(operation, call::proceed), faults);
	}

	@Override
	public ClassFilter getClassFilter() {
		return TracingAnnotation::isCandidate;
	}

	@Override
	protected @Nullable Supplier<TracedOperation> resolve(Method method, Class<?> beanClass) {
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
		return () -> annotation.toOperation(this.operations.get(), specific, userClass);
	}

}
