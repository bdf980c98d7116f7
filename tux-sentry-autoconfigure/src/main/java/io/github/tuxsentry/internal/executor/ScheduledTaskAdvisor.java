package io.github.tuxsentry.internal.executor;

import java.io.Serial;
import java.lang.reflect.Method;
import java.util.List;
import java.util.function.Supplier;

import io.github.tuxsentry.internal.fault.FaultBarrier;
import io.github.tuxsentry.internal.tracing.TracedOperations;
import org.aopalliance.aop.Advice;

import org.springframework.aop.ClassFilter;
import org.springframework.aop.Pointcut;
import org.springframework.aop.support.AbstractPointcutAdvisor;
import org.springframework.aop.support.StaticMethodMatcherPointcut;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.AnnotationUtils;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.util.function.SingletonSupplier;

/**
 * Advises the methods of beans that carry {@link Scheduled}, where a proxy of the bean's
 * class can stand for the bean. It stands just inside the advice for
 * {@link io.github.tuxsentry.tracing.Transaction}, so that a failure is captured within
 * the transaction of either.
 */
final class ScheduledTaskAdvisor extends AbstractPointcutAdvisor {

	@Serial
	private static final long serialVersionUID = 1L;

	private static final int DISTANCE_FROM_OUTERMOST = 101;

	private final transient Pointcut pointcut;

	private final transient Advice advice;

	/**
	 * Creates an advisor that knows the built-in kinds of results.
	 * @param runner runs the methods; asked for at the first call of one
	 * @param faults takes the faults of the library
	 */
	ScheduledTaskAdvisor(Supplier<ScheduledTaskRunner> runner, FaultBarrier faults) {
		this(runner, () -> new TracedOperations(List.of()), faults);
	}

	/**
	 * Creates the advisor.
	 * @param runner runs the methods; asked for at the first call of one
	 * @param operations works out how to trace a method; asked for at the first call of
	 * one
	 * @param faults takes the faults of the library
	 */
	ScheduledTaskAdvisor(Supplier<ScheduledTaskRunner> runner, Supplier<TracedOperations> operations,
			FaultBarrier faults) {
		ScheduledMethods methods = new ScheduledMethods(SingletonSupplier.of(operations));
		this.pointcut = new ScheduledMethodPointcut(methods);
		this.advice = new ScheduledTaskInterceptor(methods, SingletonSupplier.of(runner), faults);
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

	private static final class ScheduledMethodPointcut extends StaticMethodMatcherPointcut {

		private final ScheduledMethods methods;

		ScheduledMethodPointcut(ScheduledMethods methods) {
			this.methods = methods;
		}

		@Override
		public ClassFilter getClassFilter() {
			return (type) -> AnnotationUtils.isCandidateClass(type, Scheduled.class);
		}

		@Override
		public boolean matches(Method method, Class<?> beanClass) {
			return this.methods.contains(method, beanClass);
		}

	}

}
