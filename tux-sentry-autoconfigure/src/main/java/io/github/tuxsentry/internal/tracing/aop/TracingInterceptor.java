package io.github.tuxsentry.internal.tracing.aop;

import java.util.function.Supplier;

import io.github.tuxsentry.internal.fault.FaultBarrier;
import io.github.tuxsentry.internal.tracing.TracedCall;
import io.github.tuxsentry.internal.tracing.TracedOperation;
import org.aopalliance.intercept.MethodInterceptor;
import org.aopalliance.intercept.MethodInvocation;
import org.jspecify.annotations.Nullable;

import org.springframework.aop.support.AopUtils;

/**
 * Makes calls of annotated methods through {@link TracedCall}. What it needs is looked up
 * at the first call, so that the proxies of early beans do not create it too soon.
 */
final class TracingInterceptor implements MethodInterceptor {

	private final AnnotatedMethods methods;

	private final Supplier<TracedCall> tracedCall;

	private final FaultBarrier faults;

	TracingInterceptor(AnnotatedMethods methods, Supplier<TracedCall> tracedCall, FaultBarrier faults) {
		this.methods = methods;
		this.tracedCall = tracedCall;
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
