package io.github.tuxsentry.internal.beans;

import java.lang.reflect.Method;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

import io.github.tuxsentry.internal.fault.FaultBarrier;
import org.aopalliance.intercept.MethodInvocation;
import org.jspecify.annotations.Nullable;

import org.springframework.aop.Advisor;
import org.springframework.aop.support.AopUtils;
import org.springframework.aop.support.StaticMethodMatcherPointcut;
import org.springframework.core.MethodClassKey;
import org.springframework.util.function.SingletonSupplier;

/**
 * Pointcut for methods that are invoked by a description of them, such as the span to
 * start. Each method is resolved once, and described at its first call. Thread-safe;
 * holds an entry for each matching method, and none for others.
 *
 * @param <T> the type of the description of a method
 */
public abstract class ResolvedMethods<T> extends StaticMethodMatcherPointcut {

	private final Map<MethodClassKey, Supplier<T>> resolved = new ConcurrentHashMap<>();

	/**
	 * Resolve a method.
	 * @param method the method
	 * @param beanClass the class of the bean
	 * @return the supplier of the description, consulted at the first call of the method,
	 * or {@code null} if the method does not match
	 */
	protected abstract @Nullable Supplier<T> resolve(Method method, Class<?> beanClass);

	/**
	 * Create an advisor for the methods. The bean that invokes them is looked up at the
	 * first call, so that proxies of early beans do not create it too soon. A method is
	 * invoked directly if the bean or the description is not available.
	 * @param order the order of the advisor
	 * @param invoker the supplier of the bean that invokes the methods
	 * @param invocation invokes a method through the bean
	 * @param faults handles internal errors
	 * @param <B> the type of the bean
	 * @return the advisor
	 */
	protected final <B> Advisor advisor(AdvisorOrder order, Supplier<B> invoker, Invocation<B, T> invocation,
			FaultBarrier faults) {
		Supplier<B> singleton = SingletonSupplier.of(invoker);
		return order.advisor(this, (call) -> {
			B bean = faults.getOrNull("find the invoker of a method", singleton);
			T description = (bean != null) ? faults.getOrNull("describe a method", () -> find(call)) : null;
			return (bean != null && description != null) ? invocation.proceed(bean, description, call) : call.proceed();
		});
	}

	private @Nullable T find(MethodInvocation call) {
		Object target = call.getThis();
		return find(call.getMethod(),
				(target != null) ? AopUtils.getTargetClass(target) : call.getMethod().getDeclaringClass());
	}

	/**
	 * Return the description of a method.
	 * @param method the method
	 * @param beanClass the class of the bean
	 * @return the description, or {@code null} if the method does not match
	 */
	public final @Nullable T find(Method method, Class<?> beanClass) {
		Supplier<T> description = resolveOnce(method, beanClass);
		return (description != null) ? description.get() : null;
	}

	@Override
	public final boolean matches(Method method, Class<?> beanClass) {
		return resolveOnce(method, beanClass) != null;
	}

	private @Nullable Supplier<T> resolveOnce(Method method, Class<?> beanClass) {
		MethodClassKey key = new MethodClassKey(method, beanClass);
		Supplier<T> present = this.resolved.get(key);
		if (present != null) {
			return present;
		}
		Supplier<T> description = resolve(method, beanClass);
		if (description != null) {
			this.resolved.putIfAbsent(key, SingletonSupplier.of(description));
		}
		return this.resolved.get(key);
	}

	/**
	 * Return the number of methods that are held.
	 * @return the number of methods
	 */
	public final int size() {
		return this.resolved.size();
	}

	/**
	 * Invocation of a method through a bean.
	 *
	 * @param <B> the type of the bean
	 * @param <T> the type of the description of the method
	 */
	@FunctionalInterface
	protected interface Invocation<B, T> {

		/**
		 * Invoke a method.
		 * @param bean the bean
		 * @param description the description of the method
		 * @param call the call
		 * @return the result of the method
		 * @throws Throwable the exception thrown by the method
		 */
		@Nullable Object proceed(B bean, T description, MethodInvocation call) throws Throwable;

	}

}
