package io.github.tuxsentry.internal.executor;

import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;

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
		Consumer<@Nullable Throwable> ended = this.counter.start(() -> name(invocation), TYPE);
		Object result;
		try {
			result = invocation.proceed();
		}
		catch (Throwable failure) {
			ended.accept(failure);
			throw failure;
		}
		if (result instanceof CompletionStage<?> stage) {
			this.faults.run("observe an asynchronous task", () -> stage
				.whenComplete((value, failure) -> ended.accept(CompletionFailures.unwrapOrNull(failure))));
		}
		else {
			ended.accept(null);
		}
		return result;
	}

	private static String name(MethodInvocation invocation) {
		Object target = invocation.getThis();
		Class<?> beanClass = (target != null) ? ClassUtils.getUserClass(AopUtils.getTargetClass(target))
				: invocation.getMethod().getDeclaringClass();
		return beanClass.getSimpleName() + "." + invocation.getMethod().getName();
	}

}
