package io.github.tuxsentry.internal.executor;

import java.util.concurrent.CompletionStage;

import io.github.tuxsentry.internal.fault.FaultBarrier;
import io.github.tuxsentry.internal.tracing.CompletionFailures;
import org.aopalliance.intercept.MethodInterceptor;
import org.aopalliance.intercept.MethodInvocation;
import org.jspecify.annotations.Nullable;

import org.springframework.aop.support.AopUtils;
import org.springframework.util.ClassUtils;

/**
 * Interceptor that counts the runs of asynchronous methods, up to the completion of their
 * result.
 */
final class AsyncTaskInterceptor implements MethodInterceptor {

	private static final String TYPE = "async";

	private final TaskCounter counter;

	private final FaultBarrier faults;

	AsyncTaskInterceptor(TaskCounter counter, FaultBarrier faults) {
		this.counter = counter;
		this.faults = faults;
	}

	@Override
	public @Nullable Object invoke(MethodInvocation invocation) throws Throwable {
		TaskFrames.countedHere();
		long start = System.nanoTime();
		Object result;
		try {
			result = invocation.proceed();
		}
		catch (Throwable failure) {
			count(invocation, start, failure);
			throw failure;
		}
		if (result instanceof CompletionStage<?> stage) {
			this.faults.run("observe an asynchronous task", () -> stage
				.whenComplete((value, failure) -> count(invocation, start, CompletionFailures.unwrapOrNull(failure))));
		}
		else {
			count(invocation, start, null);
		}
		return result;
	}

	private void count(MethodInvocation invocation, long start, @Nullable Throwable failure) {
		this.counter.count(() -> name(invocation), TYPE, start, () -> failure);
	}

	private static String name(MethodInvocation invocation) {
		Object target = invocation.getThis();
		Class<?> beanClass = (target != null) ? ClassUtils.getUserClass(AopUtils.getTargetClass(target))
				: invocation.getMethod().getDeclaringClass();
		return beanClass.getSimpleName() + "." + invocation.getMethod().getName();
	}

}
