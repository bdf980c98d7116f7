package io.github.tuxsentry.internal.discord.execution;

import java.time.Duration;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.function.LongConsumer;

import org.jspecify.annotations.Nullable;

/**
 * Timer whose clock only advances when a test says so. Due tasks run on the thread that
 * advances the clock, each at its own time. Thread-safe.
 */
final class VirtualTimer implements TaskTimer {

	private final PriorityQueue<Task> tasks = new PriorityQueue<>(
			Comparator.comparingLong(Task::at).thenComparingLong(Task::number));

	private long now = 1;

	private long number;

	@Override
	public synchronized long nanoTime() {
		return this.now;
	}

	@Override
	public synchronized Runnable schedule(Runnable runnable, Duration delay) {
		Task task = new Task(this.now + delay.toNanos(), this.number++, runnable);
		this.tasks.add(task);
		return () -> cancel(task);
	}

	private synchronized void cancel(Task task) {
		this.tasks.remove(task);
	}

	@Override
	public synchronized int size() {
		return this.tasks.size();
	}

	/**
	 * Advances the clock.
	 * @param time by how much
	 * @param before told each time at which a task runs, before the task
	 */
	void advance(Duration time, LongConsumer before) {
		long end = nanoTime() + time.toNanos();
		for (Task task = next(end); task != null; task = next(end)) {
			before.accept(task.at);
			task.runnable.run();
		}
	}

	private synchronized @Nullable Task next(long end) {
		Task task = this.tasks.peek();
		if (task == null || task.at > end) {
			this.now = Math.max(this.now, end);
			return null;
		}
		this.tasks.remove();
		this.now = Math.max(this.now, task.at);
		return task;
	}

	@Override
	public synchronized void close() {
		this.tasks.clear();
	}

	private record Task(long at, long number, Runnable runnable) {
	}

}
