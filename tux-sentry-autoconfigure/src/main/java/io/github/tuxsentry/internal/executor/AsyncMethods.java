package io.github.tuxsentry.internal.executor;

import java.lang.reflect.Method;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;

import io.github.tuxsentry.internal.beans.BeanClasses;

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
	 * Return the pointcut for methods that are not scheduled as well.
	 */
	static AsyncMethods notScheduled() {
		return new AsyncMethods((method) -> !ScheduledMethods.isScheduled(method));
	}

	/**
	 * Return the pointcut for methods without a result.
	 */
	static AsyncMethods withoutResult() {
		return new AsyncMethods((method) -> method.getReturnType() == void.class);
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
				&& this.suitable.computeIfAbsent(userClass, BeanClasses::canBeStoodForBySubclass);
	}

	private static boolean isAsync(Method method) {
		return method.getDeclaringClass() != Object.class && (AnnotatedElementUtils.hasAnnotation(method, Async.class)
				|| AnnotatedElementUtils.hasAnnotation(method.getDeclaringClass(), Async.class));
	}

}
