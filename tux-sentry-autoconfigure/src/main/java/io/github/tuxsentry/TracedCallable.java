package io.github.tuxsentry;

import org.jspecify.annotations.Nullable;

/**
 * Work with a result, to be traced by {@link SentryManager#trace}.
 *
 * @param <T> the type of the result
 * @param <E> the type of what the work may throw
 */
@FunctionalInterface
public interface TracedCallable<T extends @Nullable Object, E extends Throwable> {

	/**
	 * Does the work.
	 * @return the result
	 * @throws E if the work fails
	 */
	T call() throws E;

}
