package io.github.tuxsentry.discord.work;

import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Ends work that goes on for too long, such as a command whose call to Discord is never
 * answered. Thread-safe.
 */
public final class Deadlines implements AutoCloseable {

	private final Duration deadline;

	private final ScheduledThreadPoolExecutor timer;

	/**
	 * Creates the deadlines.
	 * @param deadline how long work may go on
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
	 * Watches over work.
	 * @param work the work; nothing is done if it has ended
	 */
	public void watch(OpenWork work) {
		if (work.isOpen()) {
			Future<?> expiry = this.timer.schedule(
					() -> work.expire(new TimeoutException("Not finished within " + this.deadline.toSeconds() + " s")),
					this.deadline.toNanos(), TimeUnit.NANOSECONDS);
			work.onEnd(() -> expiry.cancel(false));
		}
	}

	/**
	 * Does something later, unless it is called off.
	 * @param task the task, which must not throw
	 * @param delay how much later
	 * @return calls it off
	 */
	public Runnable later(Runnable task, Duration delay) {
		Future<?> future = this.timer.schedule(task, delay.toNanos(), TimeUnit.NANOSECONDS);
		return () -> future.cancel(false);
	}

	/**
	 * Returns how many deadlines are running.
	 * @return the number, 0 when all work has ended
	 */
	public int running() {
		return this.timer.getQueue().size();
	}

	@Override
	public void close() {
		this.timer.shutdownNow();
	}

}
