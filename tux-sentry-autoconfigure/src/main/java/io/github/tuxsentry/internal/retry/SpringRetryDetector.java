package io.github.tuxsentry.internal.retry;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import io.github.tuxsentry.internal.metrics.RetryDetector;
import org.jspecify.annotations.Nullable;

import org.springframework.retry.RetryContext;
import org.springframework.retry.support.RetrySynchronizationManager;

/**
 * Retry detector for attempts of Spring Retry on the current thread, by a
 * {@code RetryTemplate} or a method with {@code @Retryable}. Work is a retry if an
 * earlier attempt of the same operation performed it as well. Up to 100 pieces of work
 * are remembered for each operation.
 */
final class SpringRetryDetector implements RetryDetector {

	private static final String DONE = SpringRetryDetector.class.getName() + ".done";

	private static final int MAX_REMEMBERED = 100;

	SpringRetryDetector() {
	}

	@Override
	public int retry(String work) {
		RetryContext context = RetrySynchronizationManager.getContext();
		if (context == null) {
			return 0;
		}
		int attempt = context.getRetryCount();
		Map<String, Integer> done = done(context);
		Integer first = done.get(work);
		if (first == null && done.size() < MAX_REMEMBERED) {
			done.put(work, attempt);
		}
		return (first != null && first < attempt) ? attempt : 0;
	}

	@SuppressWarnings("unchecked")
	private static Map<String, Integer> done(RetryContext context) {
		@Nullable Object known = context.getAttribute(DONE);
		if (known != null) {
			return (Map<String, Integer>) known;
		}
		Map<String, Integer> done = new ConcurrentHashMap<>();
		context.setAttribute(DONE, done);
		return done;
	}

}
