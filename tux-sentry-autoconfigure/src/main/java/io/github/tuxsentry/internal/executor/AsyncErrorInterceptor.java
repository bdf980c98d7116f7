package io.github.tuxsentry.internal.executor;

import java.util.function.Supplier;

import io.github.tuxsentry.internal.capture.UncaughtErrors;
import io.github.tuxsentry.internal.fault.FaultBarrier;
import org.aopalliance.intercept.MethodInterceptor;
import org.aopalliance.intercept.MethodInvocation;
import org.jspecify.annotations.Nullable;

/**
 * Interceptor that captures what asynchronous methods without a result throw, on the
 * thread that runs them. The application's exception handler is still invoked.
 */
final class AsyncErrorInterceptor implements MethodInterceptor {

	static final String MECHANISM = "spring_async";

	private final Supplier<UncaughtErrors> errors;

	private final FaultBarrier faults;

	AsyncErrorInterceptor(Supplier<UncaughtErrors> errors, FaultBarrier faults) {
		this.errors = errors;
		this.faults = faults;
	}

	@Override
	public @Nullable Object invoke(MethodInvocation invocation) throws Throwable {
		try {
			return invocation.proceed();
		}
		catch (Throwable thrown) {
			this.faults.run("capture the error of an async method", () -> this.errors.get().capture(thrown, MECHANISM));
			throw thrown;
		}
	}

}
