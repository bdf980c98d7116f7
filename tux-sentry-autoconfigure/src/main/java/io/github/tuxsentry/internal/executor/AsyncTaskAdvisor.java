package io.github.tuxsentry.internal.executor;

import java.io.Serial;
import java.lang.reflect.Method;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

import io.github.tuxsentry.internal.fault.FaultBarrier;
import io.github.tuxsentry.internal.tracing.BeanClasses;
import io.github.tuxsentry.metrics.BotMetrics;
import org.aopalliance.aop.Advice;
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
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.scheduling.annotation.Schedules;
import org.springframework.util.ClassUtils;

/**
 * Advises the methods of beans that run asynchronously by {@link Async}, where a proxy of
 * the bean's class can stand for the bean. Spring puts its own advice outside of all, so
 * that this one works on the thread that does the work.
 */
final class AsyncTaskAdvisor extends AbstractPointcutAdvisor {

	@Serial
	private static final long serialVersionUID = 1L;

	private static final int DISTANCE_FROM_OUTERMOST = 102;

	private final transient Pointcut pointcut = new AsyncMethodPointcut();

	private final transient Advice advice;

	/**
	 * Creates the advisor.
	 * @param metrics takes the metrics; asked for at each run, {@code null} while there
	 * are none yet
	 * @param faults takes the faults of the library
	 */
	AsyncTaskAdvisor(Supplier<@Nullable BotMetrics> metrics, FaultBarrier faults) {
		this.advice = new AsyncTaskInterceptor(metrics, faults);
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

	private static final class AsyncMethodPointcut extends StaticMethodMatcherPointcut {

		private final Map<Class<?>, Boolean> suitable = new ConcurrentHashMap<>();

		@Override
		public ClassFilter getClassFilter() {
			return (type) -> AnnotationUtils.isCandidateClass(type, Async.class);
		}

		@Override
		public boolean matches(Method method, Class<?> beanClass) {
			Class<?> userClass = ClassUtils.getUserClass(beanClass);
			Method specific = AopUtils.getMostSpecificMethod(method, userClass);
			return isAsync(specific) && !isScheduled(specific)
					&& this.suitable.computeIfAbsent(userClass, BeanClasses::canBeStoodForBySubclass);
		}

		private static boolean isAsync(Method method) {
			return method.getDeclaringClass() != Object.class
					&& (AnnotatedElementUtils.hasAnnotation(method, Async.class)
							|| AnnotatedElementUtils.hasAnnotation(method.getDeclaringClass(), Async.class));
		}

		private static boolean isScheduled(Method method) {
			return !AnnotatedElementUtils.getMergedRepeatableAnnotations(method, Scheduled.class, Schedules.class)
				.isEmpty();
		}

	}

}
