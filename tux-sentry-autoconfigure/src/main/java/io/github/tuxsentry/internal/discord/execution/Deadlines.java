package io.github.tuxsentry.internal.discord.execution;

import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Timer for the deadlines of executions, such as that of a command whose call to Discord
 * never completes. Thread-safe.
 */
public final class Deadlines implements AutoCloseable {

	private final Duration deadline;

	private final ScheduledThreadPoolExecutor timer;

	/**
	 * Create a new timer.
	 * @param deadline the deadline of each execution
	 */
	public Deadlines(Duration deadline) {
		this.deadline = deadline;
		this.timer = new ScheduledThreadPoolExecutor(1, (task) -> {
			Thread thread = new Thread(task, "tux-sentry-deadlines");
			thread.setDaemon(true);
			return thread;
		});
		this.timer.setRemoveOnCancelPolicy(true);
	}

	/**
	 * Return the deadline of each execution.
	 * @return the maximum time that an execution is held open after its listeners have
	 * returned
	 */
	public Duration deadline() {
		return this.deadline;
	}

	/**
	 * Schedule a task.
	 * @param task the task, which must not throw an exception
	 * @param delay the delay
	 * @return a callback that cancels the task
	 */
	public Runnable later(Runnable task, Duration delay) {
		Future<?> future = this.timer.schedule(task, delay.toNanos(), TimeUnit.NANOSECONDS);
		return () -> future.cancel(false);
	}

	/**
	 * Return the number of scheduled tasks.
	 * @return the number, 0 when all executions have ended
	 */
	public int running() {
		return this.timer.getQueue().size();
	}

	@Override
	public void close() {
		this.timer.shutdownNow();
	}

}
