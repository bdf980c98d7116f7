package io.github.tuxsentry.internal.retry;

import io.github.tuxsentry.internal.metrics.RetryDetector;

/**
 * Retry detector for attempts of Spring Framework on the current thread, by a
 * {@code RetryTemplate} bean or a method with {@code @Retryable}.
 */
final class SpringFrameworkRetryDetector implements RetryDetector {

	@Override
	public int retry(String work) {
		RetriedOperation operation = RetriedOperation.current();
		return (operation != null) ? operation.retry(work) : 0;
	}

}
