package io.github.tuxsentry.internal.executor;

import java.lang.reflect.Method;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;

import io.github.tuxsentry.internal.beans.AdvisorOrder;
import io.github.tuxsentry.internal.beans.BeanClasses;
import io.github.tuxsentry.internal.capture.UncaughtErrors;
import io.github.tuxsentry.internal.fault.FaultBarrier;
import io.github.tuxsentry.internal.tracing.CompletionFailures;
import org.aopalliance.intercept.MethodInterceptor;
import org.aopalliance.intercept.MethodInvocation;
import org.jspecify.annotations.Nullable;

import org.springframework.aop.Advisor;
import org.springframework.aop.ClassFilter;
import org.springframework.aop.support.AopUtils;
import org.springframework.aop.support.StaticMethodMatcherPointcut;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.core.annotation.AnnotationUtils;
import org.springframework.scheduling.annotation.Async;
import org.springframework.util.ClassUtils;

/**
 * Pointcut for methods with {@link Async}, on beans that a proxy of their class can stand
 * in for. Other beans are left unchanged.
 */
final class AsyncMethods extends StaticMethodMatcherPointcut {

	private final Predicate<Method> included;

	private final Map<Class<?>, Boolean> suitable = new ConcurrentHashMap<>();

	private AsyncMethods(Predicate<Method> included) {
		this.included = included;
	}

	/**
	 * Create an advisor that counts the runs of methods, except for those that are
	 * scheduled as well.
	 * @param counter counts the runs
	 * @param faults handles internal errors
	 * @return the advisor
	 */
	static Advisor countedBy(TaskCounter counter, FaultBarrier faults) {
		return AdvisorOrder.ASYNC_TASK.advisor(new AsyncMethods((method) -> !ScheduledMethods.isScheduled(method)),
				new CountingInterceptor(counter, faults));
	}

	/**
	 * Create an advisor that captures what methods without a result throw.
	 * @param errors the supplier of the capture, consulted with each error
	 * @param faults handles internal errors
	 * @return the advisor
	 */
	static Advisor capturedBy(Supplier<UncaughtErrors> errors, FaultBarrier faults) {
		return AdvisorOrder.ASYNC_ERROR.advisor(new AsyncMethods((method) -> method.getReturnType() == void.class),
				new CapturingInterceptor(errors, faults));
	}

	@Override
	public ClassFilter getClassFilter() {
		return (type) -> AnnotationUtils.isCandidateClass(type, Async.class);
	}

	@Override
	public boolean matches(Method method, Class<?> beanClass) {
		Class<?> userClass = ClassUtils.getUserClass(beanClass);
		Method specific = AopUtils.getMostSpecificMethod(method, userClass);
		return isAsync(specific) && this.included.test(specific)
				&& this.suitable.computeIfAbsent(userClass, BeanClasses::isProxyableBySubclass);
	}

	private static boolean isAsync(Method method) {
		return method.getDeclaringClass() != Object.class && (AnnotatedElementUtils.hasAnnotation(method, Async.class)
				|| AnnotatedElementUtils.hasAnnotation(method.getDeclaringClass(), Async.class));
	}

	/**
	 * Interceptor that counts the runs of asynchronous methods, up to the completion of
	 * their result.
	 *
	 * @param counter counts the runs
	 * @param faults handles internal errors
	 */
	private record CountingInterceptor(TaskCounter counter, FaultBarrier faults) implements MethodInterceptor {

		private static final String TYPE = "async";

		@Override
		public @Nullable Object invoke(MethodInvocation invocation) throws Throwable {
			Consumer<@Nullable Throwable> ended = this.counter.start(() -> name(invocation), TYPE);
			Object result;
			try {
				result = invocation.proceed();
			}
			catch (Throwable failure) {
				ended.accept(failure);
				throw failure;
			}
			if (result instanceof CompletionStage<?> stage) {
				this.faults.run("observe an asynchronous task", () -> stage
					.whenComplete((value, failure) -> ended.accept(CompletionFailures.unwrapOrNull(failure))));
			}
			else {
				ended.accept(null);
			}
			return result;
		}

		private static String name(MethodInvocation invocation) {
			Object target = invocation.getThis();
			Class<?> beanClass = (target != null) ? ClassUtils.getUserClass(AopUtils.getTargetClass(target))
					: invocation.getMethod().getDeclaringClass();
			return beanClass.getSimpleName() + "." + invocation.getMethod().getName();
		}

	}

	/**
	 * Interceptor that captures what asynchronous methods without a result throw, on the
	 * thread that runs them. The application's exception handler is still invoked.
	 *
	 * @param errors the supplier of the capture, consulted with each error
	 * @param faults handles internal errors
	 */
	private record CapturingInterceptor(Supplier<UncaughtErrors> errors,
			FaultBarrier faults) implements MethodInterceptor {

		@Override
		public @Nullable Object invoke(MethodInvocation invocation) throws Throwable {
			try {
				return invocation.proceed();
			}
			catch (Throwable thrown) {
				this.faults.run("capture the error of an async method",
						() -> this.errors.get().capture(thrown, LoggedUncaughtErrors.ASYNC));
				throw thrown;
			}
		}

	}

}
