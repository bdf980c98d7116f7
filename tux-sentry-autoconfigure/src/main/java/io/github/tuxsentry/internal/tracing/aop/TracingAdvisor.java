package io.github.tuxsentry.internal.tracing.aop;

import java.io.Serial;
import java.lang.reflect.Method;
import java.util.List;
import java.util.function.Supplier;

import io.github.tuxsentry.internal.fault.FaultBarrier;
import io.github.tuxsentry.internal.tracing.TracedCall;
import io.github.tuxsentry.internal.tracing.TracedOperations;
import io.github.tuxsentry.tracing.Span;
import io.github.tuxsentry.tracing.Transaction;
import org.aopalliance.aop.Advice;

import org.springframework.aop.ClassFilter;
import org.springframework.aop.Pointcut;
import org.springframework.aop.support.AbstractPointcutAdvisor;
import org.springframework.aop.support.StaticMethodMatcherPointcut;
import org.springframework.core.Ordered;
import org.springframework.util.function.SingletonSupplier;

/**
 * Advises the public methods of beans that carry {@link Transaction} or {@link Span}, on
 * the method itself, on one it overrides or implements, on their classes, or as a
 * meta-annotation. It stands outside of most other advice, so that retries and database
 * transactions are part of the span.
 */
public final class TracingAdvisor extends AbstractPointcutAdvisor {

	@Serial
	private static final long serialVersionUID = 1L;

	private static final int DISTANCE_FROM_OUTERMOST = 100;

	private final transient Pointcut pointcut;

	private final transient Advice advice;

	/**
	 * Creates an advisor that knows the built-in kinds of results, for proxies by class
	 * or by interface.
	 * @param tracedCall makes the calls; asked for at the first call of an annotated
	 * method
	 * @param faults takes the faults of the library
	 */
	TracingAdvisor(Supplier<TracedCall> tracedCall, FaultBarrier faults) {
		this(tracedCall, () -> new TracedOperations(List.of()), false, faults);
	}

	/**
	 * Creates the advisor.
	 * @param tracedCall makes the calls; asked for at the first call of an annotated
	 * method
	 * @param operations works out what annotations ask for; asked for at the first call
	 * of an annotated method
	 * @param alwaysByClass whether beans are proxied by their class even if they have
	 * interfaces; what cannot be proxied is left alone
	 * @param faults takes the faults of the library
	 */
	TracingAdvisor(Supplier<TracedCall> tracedCall, Supplier<TracedOperations> operations, boolean alwaysByClass,
			FaultBarrier faults) {
		AnnotatedMethods methods = new AnnotatedMethods(SingletonSupplier.of(operations),
				new ProxyRules(alwaysByClass));
		this.pointcut = new AnnotatedMethodPointcut(methods);
		this.advice = new TracingInterceptor(methods, SingletonSupplier.of(tracedCall), faults);
		setOrder(Ordered.HIGHEST_PRECEDENCE + DISTANCE_FROM_OUTERMOST);
	}

	@Override
	public Pointcut getPointcut() {
		return this.pointcut;
	}

	@Override
	public Advice getAdvice() {
		return this.advice;
	}

	private static final class AnnotatedMethodPointcut extends StaticMethodMatcherPointcut {

		private final AnnotatedMethods methods;

		AnnotatedMethodPointcut(AnnotatedMethods methods) {
			this.methods = methods;
		}

		@Override
		public ClassFilter getClassFilter() {
			return TracingAnnotation::isCandidate;
		}

		@Override
		public boolean matches(Method method, Class<?> beanClass) {
			return this.methods.contains(method, beanClass);
		}

	}

}
