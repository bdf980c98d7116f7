package io.github.tuxsentry.internal.retry;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Arrays;
import java.util.function.Supplier;

import io.github.tuxsentry.internal.beans.BeanClasses;
import io.github.tuxsentry.internal.fault.FaultBarrier;
import org.aopalliance.intercept.MethodInterceptor;
import org.aopalliance.intercept.MethodInvocation;
import org.jspecify.annotations.Nullable;

import org.springframework.aop.framework.Advised;
import org.springframework.aop.framework.ProxyFactory;
import org.springframework.aop.support.AopUtils;
import org.springframework.util.ClassUtils;

/**
 * Instrumentation of Spring Framework's {@code RetryTemplate} by a proxy that passes it
 * tasks whose attempts are observed. The proxy is a subclass, so that it can be injected
 * by the class of the template. A template that cannot be proxied is left unchanged.
 */
final class RetryTemplateInstrumentation {

	static final String OPERATIONS = "org.springframework.core.retry.RetryOperations";

	static final String RETRYABLE = "org.springframework.core.retry.Retryable";

	private final Class<?> retryOperations;

	private final Class<?> retryable;

	private final FaultBarrier faults;

	RetryTemplateInstrumentation(@Nullable ClassLoader classLoader, FaultBarrier faults) {
		this.retryOperations = ClassUtils.resolveClassName(OPERATIONS, classLoader);
		this.retryable = ClassUtils.resolveClassName(RETRYABLE, classLoader);
		this.faults = faults;
	}

	/**
	 * Instrument a bean if it is a template.
	 * @param bean the bean
	 * @return the bean to use in its place, or the bean itself if it is no template, is
	 * instrumented already or cannot be proxied
	 */
	Object instrument(Object bean) {
		if (!this.retryOperations.isInstance(bean)) {
			return bean;
		}
		if (bean instanceof Advised proxy) {
			if (!proxy.isFrozen() && !isInstrumented(proxy)) {
				proxy.addAdvice(0, new TaskInterceptor());
			}
			return bean;
		}
		return BeanClasses.isProxyableBySubclass(bean.getClass()) ? proxy(bean) : bean;
	}

	private static boolean isInstrumented(Advised proxy) {
		return Arrays.stream(proxy.getAdvisors()).anyMatch((advisor) -> advisor.getAdvice() instanceof TaskInterceptor);
	}

	private Object proxy(Object template) {
		ProxyFactory factory = new ProxyFactory(template);
		factory.setProxyTargetClass(true);
		factory.addAdvice(new TaskInterceptor());
		return factory.getProxy(template.getClass().getClassLoader());
	}

	/**
	 * Interceptor of the methods that perform a task with retries.
	 */
	private final class TaskInterceptor implements MethodInterceptor {

		@Override
		public @Nullable Object invoke(MethodInvocation invocation) throws Throwable {
			@Nullable Object[] arguments = invocation.getArguments();
			if (arguments.length == 1 && arguments[0] != null) {
				Object task = arguments[0];
				Class<?> type = invocation.getMethod().getParameterTypes()[0];
				arguments[0] = RetryTemplateInstrumentation.this.faults.get("observe a task with retries",
						() -> observed(task, type), task);
			}
			return invocation.proceed();
		}

		private Object observed(Object task, Class<?> type) {
			RetriedOperation operation = new RetriedOperation();
			if (type == RetryTemplateInstrumentation.this.retryable) {
				return Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] { type },
						new ObservedRetryable(task, operation));
			}
			if (type == Supplier.class) {
				return observed((Supplier<?>) task, operation);
			}
			return (type == Runnable.class) ? observed((Runnable) task, operation) : task;
		}

		private Supplier<?> observed(Supplier<?> task, RetriedOperation operation) {
			return () -> {
				try (RetriedOperation.Attempt attempt = operation.startAttempt()) {
					return task.get();
				}
			};
		}

		private Runnable observed(Runnable task, RetriedOperation operation) {
			return () -> {
				try (RetriedOperation.Attempt attempt = operation.startAttempt()) {
					task.run();
				}
			};
		}

	}

	/**
	 * Handler of Spring Framework's {@code Retryable}, whose method {@code execute} is
	 * called once for each attempt.
	 *
	 * @param task the original task
	 * @param operation the operation
	 */
	private record ObservedRetryable(Object task, RetriedOperation operation) implements InvocationHandler {

		@Override
		public @Nullable Object invoke(Object proxy, Method method, @Nullable Object @Nullable [] arguments)
				throws Throwable {
			if (!method.getName().equals("execute")) {
				return AopUtils.invokeJoinpointUsingReflection(this.task, method, arguments);
			}
			try (RetriedOperation.Attempt attempt = this.operation.startAttempt()) {
				return AopUtils.invokeJoinpointUsingReflection(this.task, method, arguments);
			}
		}

	}

}
