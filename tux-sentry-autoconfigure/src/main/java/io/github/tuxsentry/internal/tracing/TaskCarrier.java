package io.github.tuxsentry.internal.tracing;

import org.jspecify.annotations.Nullable;

/**
 * Takes to another thread what is current on the thread that hands over a task.
 * Implementations are thread-safe.
 */
@FunctionalInterface
public interface TaskCarrier {

	/**
	 * Takes into a task what is current on the calling thread.
	 * @param task a task that runs once
	 * @return the task to be run in its place, or {@code null} if there is nothing to be
	 * taken along
	 */
	@Nullable CarriedTask carry(Runnable task);

	/**
	 * Prepares a task that runs again and again, and so belongs to nobody's work.
	 * @param task the task
	 * @return the task to be run in its place; by default the task itself
	 */
	default Runnable repeated(Runnable task) {
		return task;
	}

}
