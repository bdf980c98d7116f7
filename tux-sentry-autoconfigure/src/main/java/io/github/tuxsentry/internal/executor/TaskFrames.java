package io.github.tuxsentry.internal.executor;

import org.jspecify.annotations.Nullable;

/**
 * Frame of a task on the current thread, which prevents a run from being counted twice:
 * as a task of an executor, and as the method that it invokes, which has the better name.
 */
final class TaskFrames implements AutoCloseable {

	private static final ThreadLocal<@Nullable TaskFrames> CURRENT = new ThreadLocal<>();

	private final @Nullable TaskFrames outer;

	private boolean counted;

	private TaskFrames(@Nullable TaskFrames outer) {
		this.outer = outer;
	}

	/**
	 * Open a frame for a run on the current thread.
	 * @return the frame, to be closed on this thread
	 */
	static TaskFrames open() {
		TaskFrames frame = new TaskFrames(CURRENT.get());
		CURRENT.set(frame);
		return frame;
	}

	/**
	 * Mark the run of the innermost frame, if any, as counted.
	 */
	static void countedHere() {
		TaskFrames current = CURRENT.get();
		if (current != null) {
			current.counted = true;
		}
	}

	boolean isCounted() {
		return this.counted;
	}

	@Override
	public void close() {
		if (this.outer != null) {
			CURRENT.set(this.outer);
		}
		else {
			CURRENT.remove();
		}
	}

}
