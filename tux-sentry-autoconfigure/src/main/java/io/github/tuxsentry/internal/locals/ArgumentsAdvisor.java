package io.github.tuxsentry.internal.locals;

import java.io.Serial;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

import io.github.tuxsentry.internal.fault.FaultBarrier;
import io.github.tuxsentry.internal.tracing.BeanClasses;
import io.github.tuxsentry.tracing.Span;
import io.github.tuxsentry.tracing.Transaction;
import org.aopalliance.aop.Advice;
import org.aopalliance.intercept.MethodInterceptor;
import org.aopalliance.intercept.MethodInvocation;
import org.jspecify.annotations.Nullable;

import org.springframework.aop.ClassFilter;
import org.springframework.aop.Pointcut;
import org.springframework.aop.support.AbstractPointcutAdvisor;
import org.springframework.aop.support.AopUtils;
import org.springframework.aop.support.StaticMethodMatcherPointcut;
import org.springframework.core.DefaultParameterNameDiscoverer;
import org.springframework.core.Ordered;
import org.springframework.core.ParameterNameDiscoverer;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.core.annotation.AnnotationUtils;
import org.springframework.util.ClassUtils;

/**
 * Notes the arguments of methods with {@link Transaction} or {@link Span} while they run.
 */
final class ArgumentsAdvisor extends AbstractPointcutAdvisor {

	@Serial
	private static final long serialVersionUID = 1L;

	private static final int DISTANCE_FROM_OUTERMOST = 103;

	private final transient Pointcut pointcut = new TracedMethodPointcut();

	private final transient Advice advice;

	/**
	 * Creates the advisor.
	 * @param arguments takes the arguments; asked for at the first call
	 * @param faults handles internal errors
	 */
	ArgumentsAdvisor(Supplier<RunningArguments> arguments, FaultBarrier faults) {
		this.advice = new NotingInterceptor(arguments, faults);
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

	private static final class TracedMethodPointcut extends StaticMethodMatcherPointcut {

		private static final List<Class<? extends Annotation>> ANNOTATIONS = List.of(Transaction.class, Span.class);

		@Override
		public ClassFilter getClassFilter() {
			return (type) -> AnnotationUtils.isCandidateClass(type, ANNOTATIONS)
					&& BeanClasses.canBeStoodForBySubclass(ClassUtils.getUserClass(type));
		}

		@Override
		public boolean matches(Method method, Class<?> beanClass) {
			Method specific = AopUtils.getMostSpecificMethod(method, ClassUtils.getUserClass(beanClass));
			return specific.getParameterCount() > 0 && ANNOTATIONS.stream()
				.anyMatch((annotation) -> AnnotatedElementUtils.hasAnnotation(specific, annotation)
						|| AnnotatedElementUtils.hasAnnotation(specific.getDeclaringClass(), annotation));
		}

	}

	private static final class NotingInterceptor implements MethodInterceptor {

		private static final String[] UNKNOWN = {};

		private final Supplier<RunningArguments> arguments;

		private final FaultBarrier faults;

		private final ParameterNameDiscoverer discoverer = new DefaultParameterNameDiscoverer();

		private final Map<Method, String[]> names = new ConcurrentHashMap<>();

		NotingInterceptor(Supplier<RunningArguments> arguments, FaultBarrier faults) {
			this.faults = faults;
			this.arguments = arguments;
		}

		@Override
		public @Nullable Object invoke(MethodInvocation invocation) throws Throwable {
			Runnable leave = this.faults.getOrNull("note arguments",
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
				String[] found = this.discoverer.getParameterNames(specific);
				return (found != null) ? found : UNKNOWN;
			});
		}

	}

}
