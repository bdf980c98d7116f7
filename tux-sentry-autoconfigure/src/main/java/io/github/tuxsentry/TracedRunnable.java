package io.github.tuxsentry;

/**
 * Work without a result, for use with {@link SentryManager#trace}.
 *
 * @param <E> the type of the exception that the work may throw
 * @since 0.1.0
 */
@FunctionalInterface
public interface TracedRunnable<E extends Throwable> {

	/**
	 * Perform the work.
	 * @throws E if the work fails
	 */
	void run() throws E;

}
