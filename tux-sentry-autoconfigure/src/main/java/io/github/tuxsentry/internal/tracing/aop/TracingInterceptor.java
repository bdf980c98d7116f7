package io.github.tuxsentry.internal.tracing.aop;

import java.util.function.Supplier;

import io.github.tuxsentry.internal.fault.FaultBarrier;
import io.github.tuxsentry.internal.tracing.TracedCall;
import io.github.tuxsentry.internal.tracing.TracedOperation;
import org.aopalliance.intercept.MethodInterceptor;
import org.aopalliance.intercept.MethodInvocation;
import org.jspecify.annotations.Nullable;

import org.springframework.aop.support.AopUtils;
import org.springframework.util.function.SingletonSupplier;

/**
 * Interceptor that invokes annotated methods through {@link TracedCall}. Its dependencies
 * are looked up at the first call, so that proxies of early beans do not create them too
 * soon.
 */
final class TracingInterceptor implements MethodInterceptor {

	private final AnnotatedMethods methods;

	private final Supplier<TracedCall> tracedCall;

	private final FaultBarrier faults;

	TracingInterceptor(AnnotatedMethods methods, Supplier<TracedCall> tracedCall, FaultBarrier faults) {
		this.methods = methods;
		this.tracedCall = SingletonSupplier.of(tracedCall);
		this.faults = faults;
	}

	@Override
	public @Nullable Object invoke(MethodInvocation invocation) throws Throwable {
		Object target = invocation.getThis();
		Class<?> beanClass = (target != null) ? AopUtils.getTargetClass(target)
				: invocation.getMethod().getDeclaringClass();
		TracedCall call = this.faults.getOrNull("find the tracing of a call", this.tracedCall);
		TracedOperation operation = (call != null) ? this.faults.getOrNull("find a traced operation",
				() -> this.methods.find(invocation.getMethod(), beanClass)) : null;
		return (call != null && operation != null) ? call.proceed(operation, invocation::proceed)
				: invocation.proceed();
	}

}
