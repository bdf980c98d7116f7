package io.github.tuxsentry.internal.capture;

import java.util.function.Supplier;
import java.util.function.UnaryOperator;

import org.jspecify.annotations.Nullable;

/**
 * Decorator for executor tasks. An exception that a task throws to its executor is
 * captured while the task's scope is current, and is then rethrown. A task that stores
 * its failure in a result does not throw. Thread-safe.
 */
public final class UncaughtTasks implements UnaryOperator<Runnable> {

	private static final String MECHANISM = "executor";

	private volatile @Nullable Supplier<UncaughtErrors> errors;

	/**
	 * Create a new decorator, which does not capture exceptions yet.
	 */
	public UncaughtTasks() {
	}

	/**
	 * Start capturing exceptions. Executors are created before the beans that are
	 * required for capturing.
	 * @param errors supplies what captures the exceptions
	 */
	public void captureWith(Supplier<UncaughtErrors> errors) {
		this.errors = errors;
	}

	@Override
	public Runnable apply(Runnable task) {
		Supplier<UncaughtErrors> supplier = this.errors;
		UncaughtErrors current = (supplier != null) ? supplier.get() : null;
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
