package io.github.tuxsentry.internal.discord.execution;

import java.util.concurrent.atomic.AtomicBoolean;

import io.github.tuxsentry.internal.tracing.CarriedTask;
import org.jspecify.annotations.Nullable;

/**
 * A task that goes on with the work it was started from, and holds it open until it has
 * run or is given up.
 */
final class HeldTask implements CarriedTask {

	private final CommandExecution work;

	private final Runnable task;

	private final AtomicBoolean released = new AtomicBoolean();

	private HeldTask(CommandExecution work, Runnable task) {
		this.work = work;
		this.task = task;
	}

	/**
	 * Takes a task into the current work.
	 * @return the task as part of the work, or {@code null} if there is no open work
	 */
	static @Nullable HeldTask of(Runnable task) {
		CommandExecution work = CommandExecution.current();
		return (work != null && work.hold()) ? new HeldTask(work, task) : null;
	}

	@Override
	public void run() {
		try (CommandExecution.Entered entered = this.work.enter()) {
			this.task.run();
		}
		finally {
			giveUp();
		}
	}

	@Override
	public void giveUp() {
		if (this.released.compareAndSet(false, true)) {
			this.work.release();
		}
	}

}
