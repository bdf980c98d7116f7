package io.github.tuxsentry;

/**
 * Work without a result, to be traced by {@link SentryManager#trace}.
 *
 * @param <E> the type of what the work may throw
 */
@FunctionalInterface
public interface TracedRunnable<E extends Throwable> {

	/**
	 * Does the work.
	 * @throws E if the work fails
	 */
	void run() throws E;

}
