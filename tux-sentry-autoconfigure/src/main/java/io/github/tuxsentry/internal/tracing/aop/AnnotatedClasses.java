package io.github.tuxsentry.internal.tracing.aop;

import java.lang.reflect.Method;
import java.util.Map;

import org.springframework.aop.ClassFilter;
import org.springframework.aop.framework.AopInfrastructureBean;
import org.springframework.aop.support.AopUtils;
import org.springframework.aop.support.StaticMethodMatcherPointcut;
import org.springframework.util.ClassUtils;
import org.springframework.util.ConcurrentReferenceHashMap;

/**
 * Filter for classes with annotated methods. The methods of a class are searched once,
 * although several pointcuts ask for them. Thread-safe.
 */
final class AnnotatedClasses implements ClassFilter, AopInfrastructureBean {

	private final Map<Class<?>, Boolean> annotated = new ConcurrentReferenceHashMap<>();

	@Override
	public boolean matches(Class<?> type) {
		return TracingAnnotation.isCandidate(type)
				&& this.annotated.computeIfAbsent(type, (candidate) -> AopUtils.canApply(new AnyMethod(), candidate));
	}

	/**
	 * Pointcut for all methods with an annotation.
	 */
	private static final class AnyMethod extends StaticMethodMatcherPointcut {

		@Override
		public boolean matches(Method method, Class<?> beanClass) {
			Class<?> userClass = ClassUtils.getUserClass(beanClass);
			return TracingAnnotation.of(AopUtils.getMostSpecificMethod(method, userClass), userClass) != null;
		}

	}

}
