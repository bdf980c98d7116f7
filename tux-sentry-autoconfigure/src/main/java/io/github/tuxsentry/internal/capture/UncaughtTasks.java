package io.github.tuxsentry.internal.capture;

import java.util.function.UnaryOperator;

import org.jspecify.annotations.Nullable;

/**
 * Watches over tasks of executors: what one throws to its executor is captured where the
 * task's scope still holds, and goes on its way. A task that keeps its failure for who
 * asks for its result throws nothing. Thread-safe.
 */
public final class UncaughtTasks implements UnaryOperator<Runnable> {

	private static final String MECHANISM = "executor";

	private volatile @Nullable UncaughtErrors errors;

	/**
	 * Creates it, not watching yet.
	 */
	public UncaughtTasks() {
	}

	/**
	 * Starts to watch. Executors are there before what is needed to capture.
	 * @param errors captures
	 */
	public void watchWith(UncaughtErrors errors) {
		this.errors = errors;
	}

	@Override
	public Runnable apply(Runnable task) {
		UncaughtErrors current = this.errors;
		return (current != null && current.isEnabled()) ? () -> run(task, current) : task;
	}

	private static void run(Runnable task, UncaughtErrors errors) {
		try {
			task.run();
		}
		catch (Throwable thrown) {
			errors.capture(thrown, MECHANISM);
			throw thrown;
		}
	}

}
