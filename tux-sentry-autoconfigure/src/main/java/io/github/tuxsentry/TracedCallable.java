package io.github.tuxsentry;

import org.jspecify.annotations.Nullable;

/**
 * Work with a result, for use with {@link SentryManager#trace}.
 *
 * @param <T> the type of the result
 * @param <E> the type of the exception that the work may throw
 * @since 0.1.0
 */
@FunctionalInterface
public interface TracedCallable<T extends @Nullable Object, E extends Throwable> {

	/**
	 * Perform the work.
	 * @return the result
	 * @throws E if the work fails
	 */
	T call() throws E;

}
