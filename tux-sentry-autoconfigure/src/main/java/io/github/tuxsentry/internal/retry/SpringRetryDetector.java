package io.github.tuxsentry.internal.retry;

import io.github.tuxsentry.internal.metrics.RetryDetector;

import org.springframework.retry.RetryContext;
import org.springframework.retry.support.RetrySynchronizationManager;

/**
 * Retry detector for attempts of Spring Retry on the current thread, by a
 * {@code RetryTemplate} or a method with {@code @Retryable}.
 */
final class SpringRetryDetector implements RetryDetector {

	private static final String WORK = AttemptedWork.class.getName();

	SpringRetryDetector() {
	}

	@Override
	public int retry(String work) {
		RetryContext context = RetrySynchronizationManager.getContext();
		return (context != null) ? attempted(context).retry(work, context.getRetryCount()) : 0;
	}

	private static AttemptedWork attempted(RetryContext context) {
		if (context.getAttribute(WORK) instanceof AttemptedWork known) {
			return known;
		}
		AttemptedWork attempted = new AttemptedWork();
		context.setAttribute(WORK, attempted);
		return attempted;
	}

}
