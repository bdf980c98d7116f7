package io.github.tuxsentry.internal.beans;

import org.aopalliance.intercept.MethodInterceptor;

import org.springframework.aop.Advisor;
import org.springframework.aop.Pointcut;
import org.springframework.aop.support.DefaultPointcutAdvisor;
import org.springframework.core.Ordered;

/**
 * Order of the library's advisors, from the outermost to the innermost. They are outside
 * of most other advice, so that retries and database transactions are part of a span.
 * Spring's own advice for asynchronous methods is outside of all of them, so that they
 * run on the thread of the task.
 */
public enum AdvisorOrder {

	/**
	 * Tracing of annotated methods.
	 */
	TRACING,

	/**
	 * Scheduled methods, whose failures are captured within the transaction of either.
	 */
	SCHEDULED_TASK,

	/**
	 * Metrics of asynchronous methods.
	 */
	ASYNC_TASK,

	/**
	 * Capture of what asynchronous methods without a result throw.
	 */
	ASYNC_ERROR,

	/**
	 * Arguments of traced methods.
	 */
	ARGUMENTS;

	private static final int OUTERMOST = Ordered.HIGHEST_PRECEDENCE + 100;

	/**
	 * Create a new advisor of this order.
	 * @param pointcut the pointcut
	 * @param interceptor the advice
	 * @return the advisor
	 */
	public Advisor advisor(Pointcut pointcut, MethodInterceptor interceptor) {
		DefaultPointcutAdvisor advisor = new DefaultPointcutAdvisor(pointcut, interceptor);
		advisor.setOrder(OUTERMOST + ordinal());
		return advisor;
	}

}
