package io.github.tuxsentry.internal.metrics;

import java.util.List;

/**
 * Detector of retries of the work of the current thread. Implementations are thread-safe.
 */
@FunctionalInterface
public interface RetryDetector {

	/**
	 * Record that a piece of work is being performed.
	 * @param work the identifier of the work among that of the same operation, e.g. the
	 * text of a statement
	 * @return the number of the retry, 1 for the second attempt; 0 if the work was not
	 * performed before, or is not part of an operation that is retried
	 */
	int retry(String work);

	/**
	 * Return a detector that does not detect retries.
	 * @return the detector, for which each attempt is the first
	 */
	static RetryDetector none() {
		return (work) -> 0;
	}

	/**
	 * Return a detector of the retries that any of the given detectors detects.
	 * @param detectors the detectors
	 * @return the detector, which consults each of them
	 */
	static RetryDetector anyOf(List<RetryDetector> detectors) {
		if (detectors.size() <= 1) {
			return detectors.isEmpty() ? none() : detectors.get(0);
		}
		return (work) -> {
			int retry = 0;
			for (RetryDetector detector : detectors) {
				retry = Math.max(retry, detector.retry(work));
			}
			return retry;
		};
	}

}
