package io.github.tuxsentry.internal.retry;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Work of the attempts of an operation. It is a retry if an earlier attempt performed it
 * as well. Up to 100 pieces of work are remembered. Thread-safe.
 */
final class AttemptedWork {

	private static final int MAX_REMEMBERED = 100;

	private final Map<String, Integer> firstAttempts = new ConcurrentHashMap<>();

	/**
	 * Record that a piece of work is being performed.
	 * @param work the identifier of the work
	 * @param attempt the number of the attempt, 0 for the first one
	 * @return the number of the attempt if the work is a retry, otherwise 0
	 */
	int retry(String work, int attempt) {
		Integer first = this.firstAttempts.get(work);
		if (first == null && this.firstAttempts.size() < MAX_REMEMBERED) {
			this.firstAttempts.put(work, attempt);
		}
		return (first != null && first < attempt) ? attempt : 0;
	}

}
