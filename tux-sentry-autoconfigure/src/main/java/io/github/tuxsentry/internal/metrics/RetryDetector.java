package io.github.tuxsentry.internal.metrics;

/**
 * Knows whether the work that a thread does is tried again. Implementations are
 * thread-safe.
 */
@FunctionalInterface
public interface RetryDetector {

	/**
	 * Takes note that a piece of work is done now.
	 * @param work what identifies it among the work that is tried together, e.g. the text
	 * of a statement
	 * @return which retry it is, 1 for the second attempt; 0 if it was not done before,
	 * or nothing is tried again here
	 */
	int retry(String work);

	/**
	 * Returns what knows of no retries.
	 * @return attempts of which each is the first
	 */
	static RetryDetector none() {
		return (work) -> 0;
	}

}
