package io.github.tuxsentry.discord.work;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

/**
 * A task that goes on with the work it was started from, and holds it open until it has
 * run or is given up.
 */
final class HeldTask implements Runnable {

	private final OpenWork work;

	private final Runnable task;

	private final AtomicBoolean released = new AtomicBoolean();

	private HeldTask(OpenWork work, Runnable task) {
		this.work = work;
		this.task = task;
	}

	/**
	 * Takes a task into the current work.
	 * @return the task as part of the work, or {@code null} if there is no open work
	 */
	static @Nullable HeldTask of(Runnable task) {
		OpenWork work = OpenWork.current();
		return (work != null && work.hold()) ? new HeldTask(work, task) : null;
	}

	@Override
	public void run() {
		try (OpenWork.Entered entered = this.work.enter()) {
			this.task.run();
		}
		finally {
			giveUp();
		}
	}

	/**
	 * Hands the task to an executor, and gives it up if that does not take it.
	 */
	<T> T unlessRefused(Supplier<T> handOver) {
		try {
			return handOver.get();
		}
		catch (RuntimeException | Error refused) {
			giveUp();
			throw refused;
		}
	}

	/**
	 * Lets go of the work; the task will not run, or has run.
	 */
	void giveUp() {
		if (this.released.compareAndSet(false, true)) {
			this.work.release();
		}
	}

}
