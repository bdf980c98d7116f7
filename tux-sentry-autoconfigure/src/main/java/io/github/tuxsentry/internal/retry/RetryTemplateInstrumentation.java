package io.github.tuxsentry.internal.retry;

import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Objects;
import java.util.function.Supplier;

import io.github.tuxsentry.internal.fault.FaultBarrier;
import org.aopalliance.intercept.MethodInterceptor;
import org.aopalliance.intercept.MethodInvocation;
import org.jspecify.annotations.Nullable;

import org.springframework.aop.framework.Advised;
import org.springframework.aop.framework.AopProxyUtils;
import org.springframework.aop.framework.ProxyFactory;
import org.springframework.aop.support.AopUtils;
import org.springframework.util.ClassUtils;

/**
 * Instrumentation of Spring Framework's {@code RetryTemplate} by a proxy that passes it
 * tasks whose attempts are observed. The proxy is a subclass, so that it can be injected
 * by the class of the template. Templates of other classes are left unchanged, since
 * their fields would not be those of the proxy.
 */
final class RetryTemplateInstrumentation {

	static final String TEMPLATE = "org.springframework.core.retry.RetryTemplate";

	static final String RETRYABLE = "org.springframework.core.retry.Retryable";

	private final Class<?> retryTemplate;

	private final Class<?> retryable;

	private final RetryListeners listeners;

	private final FaultBarrier faults;

	RetryTemplateInstrumentation(@Nullable ClassLoader classLoader, FaultBarrier faults) {
		this.retryTemplate = ClassUtils.resolveClassName(TEMPLATE, classLoader);
		this.retryable = ClassUtils.resolveClassName(RETRYABLE, classLoader);
		this.listeners = new RetryListeners(this.retryTemplate);
		this.faults = faults;
	}

	/**
	 * Instrument a bean if it is a template.
	 * @param bean the bean
	 * @return the bean to use in its place, or the bean itself if it is no template, is
	 * instrumented already or cannot be changed
	 */
	Object instrument(Object bean) {
		if (AopUtils.getTargetClass(bean) != this.retryTemplate) {
			return bean;
		}
		if (bean instanceof Advised proxy) {
			Object template = AopProxyUtils.getSingletonTarget(proxy);
			if (!proxy.isFrozen() && !isInstrumented(proxy) && template != null) {
				this.listeners.adaptListenerOf(template);
				proxy.addAdvice(0, new TaskInterceptor());
			}
			return bean;
		}
		return proxy(bean);
	}

	private static boolean isInstrumented(Advised proxy) {
		return Arrays.stream(proxy.getAdvisors()).anyMatch((advisor) -> advisor.getAdvice() instanceof TaskInterceptor);
	}

	private Object proxy(Object template) {
		this.listeners.adaptListenerOf(template);
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
				arguments[0] = RetryTemplateInstrumentation.this.faults.get("observe a task with retries",
						() -> observed(task, invocation.getMethod()), task);
			}
			return TargetHandler.unwrap(invocation.proceed());
		}

		private Object observed(Object task, Method method) {
			if (RetryTemplateInstrumentation.this.listeners.isSetter(method)) {
				return Objects.requireNonNull(RetryTemplateInstrumentation.this.listeners.adapt(task));
			}
			Class<?> type = method.getParameterTypes()[0];
			RetriedOperation operation = new RetriedOperation();
			if (type == RetryTemplateInstrumentation.this.retryable) {
				return new ObservedRetryable(task, operation).createProxy(type);
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
	 * @param target the original task
	 * @param operation the operation
	 */
	private record ObservedRetryable(Object target, RetriedOperation operation) implements TargetHandler {

		@Override
		public @Nullable Object invoke(Object proxy, Method method, @Nullable Object @Nullable [] arguments)
				throws Throwable {
			if (!method.getName().equals("execute")) {
				return AopUtils.invokeJoinpointUsingReflection(this.target, method, arguments);
			}
			try (RetriedOperation.Attempt attempt = this.operation.startAttempt()) {
				return AopUtils.invokeJoinpointUsingReflection(this.target, method, arguments);
			}
		}

	}

}
