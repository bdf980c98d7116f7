package io.github.tuxsentry.internal.tracing;

import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;

import io.github.tuxsentry.spi.ResultHandler;

/**
 * Watcher that detects the completion of plain futures, which have no callbacks. A single
 * daemon thread polls them, less often the longer they run, so that durations are
 * accurate to two percent. The thread ends when there are no futures to watch.
 * Thread-safe.
 */
final class FutureWatcher {

	static final FutureWatcher SHARED = new FutureWatcher(Duration.ofHours(1), 10_000);

	private static final long MIN_DELAY_NANOS = TimeUnit.MILLISECONDS.toNanos(1);

	private static final long MAX_DELAY_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

	private static final int AGE_FRACTION = 50;

	private static final long IDLE_TIMEOUT_SECONDS = 5;

	private final long timeoutNanos;

	private final int maxWatched;

	private final AtomicInteger watched = new AtomicInteger();

	private final ScheduledThreadPoolExecutor timer;

	/**
	 * Create a new watcher.
	 * @param timeout the maximum time to watch a future
	 * @param maxWatched the maximum number of futures to watch concurrently
	 */
	FutureWatcher(Duration timeout, int maxWatched) {
		this.timeoutNanos = timeout.toNanos();
		this.maxWatched = maxWatched;
		this.timer = new ScheduledThreadPoolExecutor(1, (task) -> {
			Thread thread = new Thread(task, "tux-sentry-futures");
			thread.setDaemon(true);
			return thread;
		});
		this.timer.setKeepAliveTime(IDLE_TIMEOUT_SECONDS, TimeUnit.SECONDS);
		this.timer.allowCoreThreadTimeOut(true);
	}

	/**
	 * Watch a future.
	 * @param future the future
	 * @param completion the completion to notify when the future is done or the timeout
	 * has expired
	 * @return {@code false} if too many futures are being watched
	 */
	boolean watch(Future<?> future, ResultHandler.Completion completion) {
		if (this.watched.incrementAndGet() > this.maxWatched) {
			this.watched.decrementAndGet();
			return false;
		}
		this.timer.schedule(new Watch(future, completion), MIN_DELAY_NANOS, TimeUnit.NANOSECONDS);
		return true;
	}

	int watched() {
		return this.watched.get();
	}

	private final class Watch implements Runnable {

		private final long start = System.nanoTime();

		private final Future<?> future;

		private final ResultHandler.Completion completion;

		Watch(Future<?> future, ResultHandler.Completion completion) {
			this.future = future;
			this.completion = completion;
		}

		@Override
		public void run() {
			if (isOver()) {
				FutureWatcher.this.watched.decrementAndGet();
			}
			else {
				FutureWatcher.this.timer.schedule(this, nextDelay(), TimeUnit.NANOSECONDS);
			}
		}

		private boolean isOver() {
			try {
				if (this.future.isDone()) {
					this.completion.done(CompletionFailures.of(this.future));
					return true;
				}
			}
			catch (RuntimeException ex) {
				this.completion.done(ex);
				return true;
			}
			if (age() > FutureWatcher.this.timeoutNanos) {
				this.completion.done(new TimeoutException("the future did not complete in time"));
				return true;
			}
			return false;
		}

		private long nextDelay() {
			return Math.min(Math.max(age() / AGE_FRACTION, MIN_DELAY_NANOS), MAX_DELAY_NANOS);
		}

		private long age() {
			return System.nanoTime() - this.start;
		}

	}

}
