package io.github.tuxsentry.internal.retry;

import java.lang.reflect.Method;
import java.util.Objects;

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

	/**
	 * Create a new instance.
	 * @param template the class of the template
	 */
	RetryListeners(Class<?> template) {
		this.listener = ClassUtils.resolveClassName(LISTENER, template.getClassLoader());
		this.getter = Objects.requireNonNull(ReflectionUtils.findMethod(template, "getRetryListener"));
		this.setter = Objects.requireNonNull(ReflectionUtils.findMethod(template, "setRetryListener", this.listener));
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
		return (target != null && target == TargetHandler.unwrap(target))
				? new AdaptedListener(target).createProxy(this.listener) : target;
	}

	private record AdaptedListener(Object target) implements TargetHandler {

		@Override
		public @Nullable Object invoke(Object proxy, Method method, @Nullable Object @Nullable [] arguments)
				throws Throwable {
			if (arguments != null) {
				for (int i = 0; i < arguments.length; i++) {
					arguments[i] = TargetHandler.unwrap(arguments[i]);
				}
			}
			return AopUtils.invokeJoinpointUsingReflection(this.target, method, arguments);
		}

	}

}
