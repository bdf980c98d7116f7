package io.github.tuxsentry.internal.capture;

import java.util.function.Consumer;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

/**
 * Capture of the exceptions that tasks throw to their executors, while the scope of the
 * task is current. A task that stores its failure in a result does not throw.
 * Thread-safe.
 */
public final class UncaughtTasks implements Consumer<Throwable> {

	private static final String MECHANISM = "executor";

	private volatile @Nullable Supplier<UncaughtErrors> errors;

	/**
	 * Create a new capture, which ignores exceptions at first.
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
	public void accept(Throwable thrown) {
		Supplier<UncaughtErrors> supplier = this.errors;
		UncaughtErrors current = (supplier != null) ? supplier.get() : null;
		if (current != null && current.isEnabled()) {
			current.capture(thrown, MECHANISM);
		}
	}

}
