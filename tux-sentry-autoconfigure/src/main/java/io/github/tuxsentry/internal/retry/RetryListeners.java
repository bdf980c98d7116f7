package io.github.tuxsentry.internal.retry;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Objects;
import java.util.function.UnaryOperator;

import org.jspecify.annotations.Nullable;

import org.springframework.aop.support.AopUtils;
import org.springframework.util.ClassUtils;
import org.springframework.util.ReflectionUtils;

/**
 * Listeners of Spring Framework's {@code RetryTemplate}, which receive the tasks of the
 * application rather than those whose attempts are observed.
 */
final class RetryListeners {

	static final String LISTENER = "org.springframework.core.retry.RetryListener";

	private final Class<?> listener;

	private final Method getter;

	private final Method setter;

	private final UnaryOperator<@Nullable Object> original;

	/**
	 * Create a new instance.
	 * @param template the class of the template
	 * @param original returns the task of the application for one that is observed, and
	 * any other object itself
	 */
	RetryListeners(Class<?> template, UnaryOperator<@Nullable Object> original) {
		this.listener = ClassUtils.resolveClassName(LISTENER, template.getClassLoader());
		this.getter = Objects.requireNonNull(ReflectionUtils.findMethod(template, "getRetryListener"));
		this.setter = Objects.requireNonNull(ReflectionUtils.findMethod(template, "setRetryListener", this.listener));
		this.original = original;
	}

	/**
	 * Adapt the listener that a template has.
	 * @param template the template
	 */
	void adaptListenerOf(Object template) {
		ReflectionUtils.invokeMethod(this.setter, template, adapt(ReflectionUtils.invokeMethod(this.getter, template)));
	}

	boolean isSetter(Method method) {
		return method.getName().equals(this.setter.getName());
	}

	@Nullable Object adapt(@Nullable Object target) {
		return (target != null && target == unadapt(target)) ? Proxy.newProxyInstance(this.listener.getClassLoader(),
				new Class<?>[] { this.listener }, new AdaptedListener(target, this.original)) : target;
	}

	/**
	 * Return the listener of the application.
	 * @param result the listener, or any other object
	 * @return the listener that has been adapted, or the object itself
	 */
	static @Nullable Object unadapt(@Nullable Object result) {
		return (result != null && Proxy.isProxyClass(result.getClass())
				&& Proxy.getInvocationHandler(result) instanceof AdaptedListener adapted) ? adapted.target() : result;
	}

	private record AdaptedListener(Object target,
			UnaryOperator<@Nullable Object> original) implements InvocationHandler {

		@Override
		public @Nullable Object invoke(Object proxy, Method method, @Nullable Object @Nullable [] arguments)
				throws Throwable {
			if (arguments != null) {
				for (int i = 0; i < arguments.length; i++) {
					arguments[i] = this.original.apply(arguments[i]);
				}
			}
			return AopUtils.invokeJoinpointUsingReflection(this.target, method, arguments);
		}

	}

}
