package io.github.tuxsentry.internal.executor;

import java.time.Duration;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;

import io.github.tuxsentry.internal.fault.FaultBarrier;
import io.github.tuxsentry.metrics.BotMetrics;
import org.aopalliance.intercept.MethodInterceptor;
import org.aopalliance.intercept.MethodInvocation;
import org.jspecify.annotations.Nullable;

import org.springframework.aop.support.AopUtils;
import org.springframework.util.ClassUtils;

/**
 * Counts the runs of asynchronous methods, up to the end of what they return.
 */
final class AsyncTaskInterceptor implements MethodInterceptor {

	private static final String TYPE = "async";

	private final Supplier<@Nullable BotMetrics> metrics;

	private final FaultBarrier faults;

	AsyncTaskInterceptor(Supplier<@Nullable BotMetrics> metrics, FaultBarrier faults) {
		this.metrics = metrics;
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
			record(invocation, start, failure);
			throw failure;
		}
		if (result instanceof CompletionStage<?> stage) {
			this.faults.run("follow an asynchronous task",
					() -> stage.whenComplete((value, failure) -> record(invocation, start, unwrapped(failure))));
		}
		else {
			record(invocation, start, null);
		}
		return result;
	}

	private static @Nullable Throwable unwrapped(@Nullable Throwable failure) {
		return (failure instanceof CompletionException && failure.getCause() != null) ? failure.getCause() : failure;
	}

	private void record(MethodInvocation invocation, long start, @Nullable Throwable failure) {
		Duration elapsed = Duration.ofNanos(System.nanoTime() - start);
		this.faults.run("count an asynchronous task", () -> {
			BotMetrics started = this.metrics.get();
			if (started != null) {
				started.recordTaskMetric(name(invocation), elapsed, (metric) -> {
					metric.type(TYPE);
					if (failure != null) {
						metric.failed(failure);
					}
				});
			}
		});
	}

	private static String name(MethodInvocation invocation) {
		Object target = invocation.getThis();
		Class<?> beanClass = (target != null) ? ClassUtils.getUserClass(AopUtils.getTargetClass(target))
				: invocation.getMethod().getDeclaringClass();
		return beanClass.getSimpleName() + "." + invocation.getMethod().getName();
	}

}
