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
import org.aopalliance.intercept.MethodInvocation;
import org.jspecify.annotations.Nullable;

import org.springframework.aop.Advisor;
import org.springframework.aop.ClassFilter;
import org.springframework.aop.support.AopUtils;
import org.springframework.util.ClassUtils;
import org.springframework.util.function.SingletonSupplier;

/**
 * Pointcut for the public methods of beans with {@link Transaction} or {@link Span}: on
 * the method itself, on one it overrides or implements, on their classes, or as a
 * meta-annotation. The methods that only require a span within a transaction have a
 * pointcut of their own, since a call outside of a transaction is then direct.
 * Thread-safe.
 */
final class AnnotatedMethods extends ResolvedMethods<TracedOperation> {

	private final AnnotatedClasses classes;

	private final boolean withinTransactions;

	private final Supplier<TracedOperations> operations;

	private final ProxyRules rules;

	/**
	 * Create a new pointcut.
	 * @param classes the classes with annotations
	 * @param withinTransactions whether to match the methods that require nothing outside
	 * of a transaction, or all others
	 * @param operations the supplier of the traced operations, consulted at the first
	 * call of an annotated method
	 * @param rules the rules for methods that a proxy can intercept
	 */
	AnnotatedMethods(AnnotatedClasses classes, boolean withinTransactions, Supplier<TracedOperations> operations,
			ProxyRules rules) {
		this.classes = classes;
		this.withinTransactions = withinTransactions;
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
				this.withinTransactions ? new InvocationWithinTransactions() : AnnotatedMethods::invoke, faults);
	}

	private static @Nullable Object invoke(TracedCall traced, TracedOperation operation, MethodInvocation call)
			throws Throwable {
		return traced.proceed(operation, call::proceed);
	}

	@Override
	public ClassFilter getClassFilter() {
		return this.classes;
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
		if (annotation == null || annotation.requiresTransaction(specific) != this.withinTransactions
				|| this.rules.objection(specific, beanClass) != null) {
			return null;
		}
		return () -> annotation.toOperation(this.operations.get(), specific, userClass);
	}

	/**
	 * Invocation of methods that require nothing outside of a transaction.
	 */
	private static final class InvocationWithinTransactions implements Invocation<TracedCall, TracedOperation> {

		@Override
		public boolean isDirect(TracedCall traced) {
			return traced.isIdle();
		}

		@Override
		public @Nullable Object proceed(TracedCall traced, TracedOperation operation, MethodInvocation call)
				throws Throwable {
			return invoke(traced, operation, call);
		}

	}

}
