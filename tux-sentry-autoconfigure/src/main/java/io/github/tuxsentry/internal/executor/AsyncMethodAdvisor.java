package io.github.tuxsentry.internal.executor;

import java.io.Serial;
import java.lang.reflect.Method;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

import io.github.tuxsentry.internal.capture.UncaughtErrors;
import io.github.tuxsentry.internal.fault.FaultBarrier;
import io.github.tuxsentry.internal.tracing.BeanClasses;
import org.aopalliance.aop.Advice;
import org.aopalliance.intercept.MethodInterceptor;
import org.aopalliance.intercept.MethodInvocation;
import org.jspecify.annotations.Nullable;

import org.springframework.aop.ClassFilter;
import org.springframework.aop.Pointcut;
import org.springframework.aop.support.AbstractPointcutAdvisor;
import org.springframework.aop.support.AopUtils;
import org.springframework.aop.support.StaticMethodMatcherPointcut;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.core.annotation.AnnotationUtils;
import org.springframework.scheduling.annotation.Async;
import org.springframework.util.ClassUtils;

/**
 * Captures what methods with {@link Async} throw that return nothing, on the thread that
 * runs them, on its way to the application's handler of such errors. Where a proxy of the
 * bean's class cannot stand for the bean, it is left alone.
 */
public final class AsyncMethodAdvisor extends AbstractPointcutAdvisor {

	static final String MECHANISM = "spring_async";

	@Serial
	private static final long serialVersionUID = 1L;

	private static final int DISTANCE_FROM_OUTERMOST = 102;

	private final transient Pointcut pointcut = new AsyncVoidPointcut();

	private final transient Advice advice;

	/**
	 * Creates the advisor.
	 * @param errors captures; asked for with the first error
	 * @param faults takes the faults of the library
	 */
	public AsyncMethodAdvisor(Supplier<UncaughtErrors> errors, FaultBarrier faults) {
		this.advice = new CapturingInterceptor(errors, faults);
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

	private static final class AsyncVoidPointcut extends StaticMethodMatcherPointcut {

		private final Map<Class<?>, Boolean> suitable = new ConcurrentHashMap<>();

		@Override
		public ClassFilter getClassFilter() {
			return (type) -> AnnotationUtils.isCandidateClass(type, Async.class);
		}

		@Override
		public boolean matches(Method method, Class<?> beanClass) {
			if (method.getReturnType() != void.class) {
				return false;
			}
			Class<?> userClass = ClassUtils.getUserClass(beanClass);
			Method specific = AopUtils.getMostSpecificMethod(method, userClass);
			return (AnnotatedElementUtils.hasAnnotation(specific, Async.class)
					|| AnnotatedElementUtils.hasAnnotation(specific.getDeclaringClass(), Async.class))
					&& this.suitable.computeIfAbsent(userClass, BeanClasses::canBeStoodForBySubclass);
		}

	}

	private static final class CapturingInterceptor implements MethodInterceptor {

		private final Supplier<UncaughtErrors> errors;

		private final FaultBarrier faults;

		CapturingInterceptor(Supplier<UncaughtErrors> errors, FaultBarrier faults) {
			this.errors = errors;
			this.faults = faults;
		}

		@Override
		public @Nullable Object invoke(MethodInvocation invocation) throws Throwable {
			try {
				return invocation.proceed();
			}
			catch (Throwable thrown) {
				this.faults.run("capture the error of an async method",
						() -> this.errors.get().capture(thrown, MECHANISM));
				throw thrown;
			}
		}

	}

}
