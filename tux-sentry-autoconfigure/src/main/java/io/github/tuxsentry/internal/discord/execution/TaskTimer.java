package io.github.tuxsentry.internal.discord.execution;

import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Clock, and timer for tasks that must not throw exceptions. Implementations are
 * thread-safe. Once a timer is closed, tasks are dropped.
 */
interface TaskTimer extends AutoCloseable {

	/**
	 * Return the current time of the clock.
	 * @return the time, as {@link System#nanoTime()}
	 */
	long nanoTime();

	/**
	 * Schedule a task.
	 * @param task the task
	 * @param delay the delay
	 * @return a callback that cancels the task
	 */
	Runnable schedule(Runnable task, Duration delay);

	/**
	 * Return the number of tasks that have been neither run nor canceled.
	 */
	int size();

	@Override
	void close();

	/**
	 * Timer with a daemon thread.
	 */
	final class Threaded implements TaskTimer {

		private final ScheduledThreadPoolExecutor executor;

		Threaded(String threadName) {
			this.executor = new ScheduledThreadPoolExecutor(1, (task) -> {
				Thread thread = new Thread(task, threadName);
				thread.setDaemon(true);
				return thread;
			});
			this.executor.setRemoveOnCancelPolicy(true);
		}

		@Override
		public long nanoTime() {
			return System.nanoTime();
		}

		@Override
		public Runnable schedule(Runnable task, Duration delay) {
			try {
				Future<?> future = this.executor.schedule(task, delay.toNanos(), TimeUnit.NANOSECONDS);
				return () -> future.cancel(false);
			}
			catch (RejectedExecutionException ex) {
				// A bot may outlive its application context.
				return () -> {
				};
			}
		}

		@Override
		public int size() {
			return this.executor.getQueue().size();
		}

		@Override
		public void close() {
			this.executor.shutdownNow();
		}

	}

}
