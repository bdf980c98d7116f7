package io.github.tuxsentry.spi;

import org.jspecify.annotations.Nullable;

/**
 * Knows when the work behind one kind of return value is done. Implementations are
 * thread-safe.
 */
public interface ResultHandler {

	/**
	 * Tells whether this handler knows the return type.
	 * @param returnType the declared return type of a method
	 * @return {@code true} if {@link #onCompletion} may be called with such a value
	 */
	boolean supports(Class<?> returnType);

	/**
	 * Arranges for a call of the completion once the work is done, and returns what the
	 * caller gets.
	 * @param result what the method returned
	 * @param completion to be told when the work is done
	 * @return the result, or one that stands for it
	 */
	@Nullable Object onCompletion(@Nullable Object result, Completion completion);

	/**
	 * Is told when the work is done.
	 */
	interface Completion {

		/**
		 * Ends the span.
		 * @param failure what the work failed with, or {@code null} if it succeeded
		 */
		void done(@Nullable Throwable failure);

	}

}
