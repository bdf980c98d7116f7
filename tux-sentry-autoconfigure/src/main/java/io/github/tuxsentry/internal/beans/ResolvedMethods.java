package io.github.tuxsentry.internal.beans;

import java.lang.reflect.Method;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

import io.github.tuxsentry.internal.fault.FaultBarrier;
import org.aopalliance.intercept.MethodInterceptor;
import org.aopalliance.intercept.MethodInvocation;
import org.jspecify.annotations.Nullable;

import org.springframework.aop.Advisor;
import org.springframework.aop.TargetClassAware;
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

	private final Map<Method, Described<T>> described = new ConcurrentHashMap<>();

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
		return order.advisor(this, new InvocationInterceptor<>(this, invoker, invocation, faults));
	}

	private @Nullable T describe(MethodInvocation call, FaultBarrier faults) {
		try {
			return describe(call.getMethod(), call.getThis());
		}
		catch (Throwable fault) {
			faults.caught("describe a method", fault);
			return null;
		}
	}

	/**
	 * Return the description that was found for the method object of a proxy, which is
	 * the same in each call. Proxies of several classes may share a method object.
	 */
	private @Nullable T describe(Method method, @Nullable Object target) {
		if (target == null) {
			return find(method, method.getDeclaringClass());
		}
		Class<?> targetClass = target.getClass();
		Described<T> first = this.described.get(method);
		for (Described<T> known = first; known != null; known = known.next()) {
			if (known.targetClass() == targetClass) {
				return known.description();
			}
		}
		T description = find(method, AopUtils.getTargetClass(target));
		if (description != null && !(target instanceof TargetClassAware)) {
			this.described.put(method, new Described<>(targetClass, description, first));
		}
		return description;
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
	 * Interceptor that invokes the methods through a bean. It asks whether an invocation
	 * is direct before anything else, in as few nested calls as possible, so that the JIT
	 * compiler inlines all of them.
	 */
	private static final class InvocationInterceptor<B, T> implements MethodInterceptor {

		private final ResolvedMethods<T> methods;

		private final Supplier<B> invoker;

		private final Invocation<B, T> invocation;

		private final FaultBarrier faults;

		private volatile @Nullable B bean;

		InvocationInterceptor(ResolvedMethods<T> methods, Supplier<B> invoker, Invocation<B, T> invocation,
				FaultBarrier faults) {
			this.methods = methods;
			this.invoker = invoker;
			this.invocation = invocation;
			this.faults = faults;
		}

		@Override
		public @Nullable Object invoke(MethodInvocation call) throws Throwable {
			B known = this.bean;
			B invokedBy = (known != null) ? known : find();
			if (invokedBy == null || this.invocation.isDirect(invokedBy)) {
				return call.proceed();
			}
			T description = this.methods.describe(call, this.faults);
			return (description != null) ? this.invocation.proceed(invokedBy, description, call) : call.proceed();
		}

		private @Nullable B find() {
			B found = this.faults.getOrNull("find the invoker of a method", this.invoker);
			this.bean = found;
			return found;
		}

	}

	/**
	 * Description of a method for targets of a class.
	 *
	 * @param next the description for targets of another class, or {@code null}
	 */
	private record Described<T>(Class<?> targetClass, T description, @Nullable Described<T> next) {
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
		 * Return whether the bean has nothing to add to an invocation on the current
		 * thread, whichever the method. This is determined before the description is
		 * looked up.
		 * @param bean the bean
		 * @return {@code true} if the method is invoked directly
		 */
		default boolean isDirect(B bean) {
			return false;
		}

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
