package io.github.tuxsentry.internal.locals;

import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

import io.github.tuxsentry.internal.beans.BeanClasses;
import io.github.tuxsentry.internal.fault.FaultBarrier;
import io.github.tuxsentry.tracing.Span;
import io.github.tuxsentry.tracing.Transaction;
import org.aopalliance.intercept.MethodInterceptor;
import org.aopalliance.intercept.MethodInvocation;
import org.jspecify.annotations.Nullable;

import org.springframework.aop.ClassFilter;
import org.springframework.aop.Pointcut;
import org.springframework.aop.support.AopUtils;
import org.springframework.aop.support.StaticMethodMatcherPointcut;
import org.springframework.core.DefaultParameterNameDiscoverer;
import org.springframework.core.ParameterNameDiscoverer;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.core.annotation.AnnotationUtils;
import org.springframework.util.ClassUtils;

/**
 * Interceptor that records the arguments of traced methods while they run.
 */
final class ArgumentsInterceptor implements MethodInterceptor {

	private static final String[] UNKNOWN = {};

	private final Supplier<RunningArguments> arguments;

	private final FaultBarrier faults;

	private final ParameterNameDiscoverer discoverer = new DefaultParameterNameDiscoverer();

	private final Map<Method, String[]> names = new ConcurrentHashMap<>();

	ArgumentsInterceptor(Supplier<RunningArguments> arguments, FaultBarrier faults) {
		this.faults = faults;
		this.arguments = arguments;
	}

	/**
	 * Return the pointcut for methods whose arguments are recorded.
	 */
	static Pointcut methods() {
		return new TracedMethods();
	}

	@Override
	public @Nullable Object invoke(MethodInvocation invocation) throws Throwable {
		Runnable leave = this.faults.getOrNull("record arguments",
				() -> this.arguments.get().enter(names(invocation), invocation.getArguments()));
		try {
			return invocation.proceed();
		}
		finally {
			if (leave != null) {
				leave.run();
			}
		}
	}

	private String[] names(MethodInvocation invocation) {
		return this.names.computeIfAbsent(invocation.getMethod(), (method) -> {
			Object target = invocation.getThis();
			Method specific = (target != null) ? AopUtils.getMostSpecificMethod(method, target.getClass()) : method;
			String[] discovered = this.discoverer.getParameterNames(specific);
			return (discovered != null) ? discovered : UNKNOWN;
		});
	}

	/**
	 * Pointcut for methods with {@link Transaction} or {@link Span} that have parameters.
	 */
	private static final class TracedMethods extends StaticMethodMatcherPointcut {

		private static final List<Class<? extends Annotation>> ANNOTATIONS = List.of(Transaction.class, Span.class);

		@Override
		public ClassFilter getClassFilter() {
			return (type) -> AnnotationUtils.isCandidateClass(type, ANNOTATIONS)
					&& BeanClasses.isProxyableBySubclass(ClassUtils.getUserClass(type));
		}

		@Override
		public boolean matches(Method method, Class<?> beanClass) {
			Method specific = AopUtils.getMostSpecificMethod(method, ClassUtils.getUserClass(beanClass));
			return specific.getParameterCount() > 0 && ANNOTATIONS.stream()
				.anyMatch((annotation) -> AnnotatedElementUtils.hasAnnotation(specific, annotation)
						|| AnnotatedElementUtils.hasAnnotation(specific.getDeclaringClass(), annotation));
		}

	}

}
