package io.github.tuxsentry.internal.tracing;

import org.jspecify.annotations.Nullable;

/**
 * Context captured where a task is submitted.
 */
@FunctionalInterface
public interface TaskContext {

	/**
	 * Run a task within the context, and restore the context of the thread afterwards.
	 * @param task the task
	 */
	void run(Runnable task);

	/**
	 * Release what the context holds: the task has run, was refused or was cancelled. May
	 * be called more than once.
	 */
	default void release() {
	}

	/**
	 * Return whether the context holds a unit of work open until it is released.
	 * @return {@code true} if it has to be released
	 */
	default boolean isHolding() {
		return false;
	}

	/**
	 * Factory for the context that tasks propagate to other threads. Implementations are
	 * thread-safe.
	 */
	@FunctionalInterface
	interface Factory {

		/**
		 * Capture the context of the current thread for a task that runs once.
		 * @return the context, or {@code null} if there is nothing to propagate
		 */
		@Nullable TaskContext capture();

		/**
		 * Capture the context of the current thread for a task that runs once, after a
		 * delay that the application requested. Such a task does not hold up the work
		 * that scheduled it.
		 * @return the context, or {@code null} if there is nothing to propagate
		 */
		default @Nullable TaskContext captureDelayed() {
			return capture();
		}

		/**
		 * Isolate a task that runs repeatedly, and so does not belong to the work that
		 * scheduled it.
		 * @param task the task
		 * @return the task to run in its place; by default the task itself
		 */
		default Runnable isolate(Runnable task) {
			return task;
		}

	}

}
