package io.github.tuxsentry.internal.executor;

import java.util.function.Supplier;

import io.github.tuxsentry.internal.fault.FaultBarrier;
import org.aopalliance.intercept.MethodInterceptor;
import org.aopalliance.intercept.MethodInvocation;
import org.jspecify.annotations.Nullable;

import org.springframework.aop.support.AopUtils;
import org.springframework.util.ClassUtils;
import org.springframework.util.function.SingletonSupplier;

/**
 * Interceptor that invokes scheduled methods through {@link ScheduledTaskRunner}, which
 * is looked up at the first call.
 */
final class ScheduledTaskInterceptor implements MethodInterceptor {

	private final ScheduledMethods methods;

	private final Supplier<ScheduledTaskRunner> runner;

	private final FaultBarrier faults;

	ScheduledTaskInterceptor(ScheduledMethods methods, Supplier<ScheduledTaskRunner> runner, FaultBarrier faults) {
		this.methods = methods;
		this.runner = SingletonSupplier.of(runner);
		this.faults = faults;
	}

	@Override
	public @Nullable Object invoke(MethodInvocation invocation) throws Throwable {
		Object target = invocation.getThis();
		Class<?> beanClass = (target != null) ? AopUtils.getTargetClass(target)
				: invocation.getMethod().getDeclaringClass();
		ScheduledTaskRunner current = this.faults.getOrNull("find the runner of a task", this.runner);
		ScheduledTask task = (current != null) ? this.faults.getOrNull("find a scheduled task",
				() -> this.methods.find(invocation.getMethod(), beanClass)) : null;
		if (task == null || current == null) {
			return invocation.proceed();
		}
		return current.run(task,
				AopUtils.getMostSpecificMethod(invocation.getMethod(), ClassUtils.getUserClass(beanClass)),
				invocation::proceed);
	}

}
