package io.github.tuxsentry.internal.lifecycle;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Timer that updates sessions on a daemon thread.
 */
final class SessionTimer implements AutoCloseable {

	private final ScheduledExecutorService scheduler;

	SessionTimer(String threadName) {
		this.scheduler = Executors.newSingleThreadScheduledExecutor((task) -> {
			Thread thread = new Thread(task, threadName);
			thread.setDaemon(true);
			return thread;
		});
	}

	/**
	 * Start the updates.
	 * @param update the update; it must not throw an exception
	 * @param interval the interval
	 */
	void start(Runnable update, Duration interval) {
		long nanos = Math.max(1, interval.toNanos());
		this.scheduler.scheduleAtFixedRate(update, nanos, nanos, TimeUnit.NANOSECONDS);
	}

	@Override
	public void close() {
		this.scheduler.shutdownNow();
	}

}
