package io.github.tuxsentry.internal.executor;

import org.jspecify.annotations.Nullable;

/**
 * Keeps one run from being counted twice: as what an executor was handed and as the
 * method behind it, which has the better name.
 */
final class TaskFrames implements AutoCloseable {

	private static final ThreadLocal<@Nullable TaskFrames> CURRENT = new ThreadLocal<>();

	private final @Nullable TaskFrames outer;

	private boolean counted;

	private TaskFrames(@Nullable TaskFrames outer) {
		this.outer = outer;
	}

	/**
	 * Opens a frame for a run on this thread.
	 * @return the frame, to be closed on this thread
	 */
	static TaskFrames open() {
		TaskFrames frame = new TaskFrames(CURRENT.get());
		CURRENT.set(frame);
		return frame;
	}

	/**
	 * Says that the run of the innermost frame, if there is one, is being counted.
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
