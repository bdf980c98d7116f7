package io.github.tuxsentry.internal.tracing;

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

}
