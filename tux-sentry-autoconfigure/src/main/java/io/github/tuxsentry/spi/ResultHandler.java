package io.github.tuxsentry.spi;

import org.jspecify.annotations.Nullable;

/**
 * Interface for beans that determine when the work behind a return value completes.
 * Handlers are consulted in order, before the built-in ones; the first that supports the
 * return type is used. Implementations must be thread-safe.
 *
 * @since 0.1.0
 */
public interface ResultHandler {

	/**
	 * Return whether values of a return type are supported.
	 * @param returnType the declared return type of a method
	 * @return {@code true} if {@link #onCompletion} can be called with such a value
	 */
	boolean supports(Class<?> returnType);

	/**
	 * Register a callback for the completion of the work.
	 * @param result the value returned by the method
	 * @param completion the callback to invoke when the work completes
	 * @return the value to return to the caller: the given value or a wrapper for it
	 */
	@Nullable Object onCompletion(@Nullable Object result, Completion completion);

	/**
	 * Callback for the completion of the work.
	 *
	 * @since 0.1.0
	 */
	interface Completion {

		/**
		 * Finish the span.
		 * @param failure the exception of the work, or {@code null} if it succeeded
		 */
		void done(@Nullable Throwable failure);

	}

}
