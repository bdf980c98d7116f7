package io.github.tuxsentry.internal.retry;

import org.aopalliance.intercept.MethodInterceptor;
import org.aopalliance.intercept.MethodInvocation;
import org.jspecify.annotations.Nullable;

import org.springframework.aop.Advisor;
import org.springframework.aop.PointcutAdvisor;
import org.springframework.aop.ProxyMethodInvocation;
import org.springframework.aop.framework.Advised;
import org.springframework.aop.support.DefaultPointcutAdvisor;
import org.springframework.util.ClassUtils;

/**
 * Instrumentation of proxies whose methods Spring Framework retries, such as those with
 * {@code @Retryable}. An interceptor that directly follows that of Spring is called once
 * for each attempt. The advisors of the library precede that of Spring, as they do with
 * Spring Retry, so that they observe a call as a whole. Objects that are not proxies, or
 * whose proxy cannot be changed, are left unchanged.
 */
final class RetryableMethods {

	static final String INTERCEPTOR = "org.springframework.resilience.retry.AbstractRetryInterceptor";

	private static final String LIBRARY = "io.github.tuxsentry.";

	private final Class<?> retryInterceptor;

	RetryableMethods(@Nullable ClassLoader classLoader) {
		this.retryInterceptor = ClassUtils.resolveClassName(INTERCEPTOR, classLoader);
	}

	/**
	 * Add an interceptor of attempts to a proxy.
	 * @param proxy the proxy
	 * @return the same proxy
	 */
	Advised instrument(Advised proxy) {
		if (!proxy.isFrozen()) {
			Advisor[] advisors = proxy.getAdvisors();
			for (int i = advisors.length - 1; i >= 0; i--) {
				if (this.retryInterceptor.isInstance(advisors[i].getAdvice())
						&& !(i + 1 < advisors.length && isInstrumented(advisors[i + 1]))) {
					proxy.addAdvisor(i + 1, attemptsOf(advisors[i]));
					moveAdvisorsOfTheLibrary(proxy, i);
				}
			}
		}
		return proxy;
	}

	private static void moveAdvisorsOfTheLibrary(Advised proxy, int retries) {
		Advisor[] advisors = proxy.getAdvisors();
		int position = retries;
		for (int i = retries + 2; i < advisors.length; i++) {
			if (advisors[i].getAdvice().getClass().getName().startsWith(LIBRARY)) {
				proxy.removeAdvisor(i);
				proxy.addAdvisor(position++, advisors[i]);
			}
		}
	}

	private static boolean isInstrumented(Advisor next) {
		return next.getAdvice() instanceof AttemptInterceptor;
	}

	private static Advisor attemptsOf(Advisor retries) {
		AttemptInterceptor interceptor = new AttemptInterceptor();
		return (retries instanceof PointcutAdvisor advisor)
				? new DefaultPointcutAdvisor(advisor.getPointcut(), interceptor)
				: new DefaultPointcutAdvisor(interceptor);
	}

	/**
	 * Interceptor of each attempt. All attempts of a method call are clones of one
	 * invocation, which share its attributes.
	 */
	private static final class AttemptInterceptor implements MethodInterceptor {

		private final String attribute = RetriedOperation.class.getName() + "@" + System.identityHashCode(this);

		@Override
		public @Nullable Object invoke(MethodInvocation invocation) throws Throwable {
			if (!(invocation instanceof ProxyMethodInvocation attempted)) {
				return invocation.proceed();
			}
			try (RetriedOperation.Attempt attempt = operation(attempted).startAttempt()) {
				return invocation.proceed();
			}
		}

		private RetriedOperation operation(ProxyMethodInvocation invocation) {
			if (invocation.getUserAttribute(this.attribute) instanceof RetriedOperation known) {
				return known;
			}
			RetriedOperation operation = new RetriedOperation();
			invocation.setUserAttribute(this.attribute, operation);
			return operation;
		}

	}

}
