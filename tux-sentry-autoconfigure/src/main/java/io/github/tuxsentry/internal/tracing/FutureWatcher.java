package io.github.tuxsentry.internal.tracing;

import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;

import io.github.tuxsentry.spi.ResultHandler;

/**
 * Finds out when plain futures are done, which tell nobody: one daemon thread looks at
 * them now and then, the less often the longer they take, so that a duration is right to
 * two percent. The thread ends when there is nothing to watch. Thread-safe.
 */
final class FutureWatcher {

	static final FutureWatcher SHARED = new FutureWatcher(Duration.ofHours(1), 10_000);

	private static final long SHORTEST_NANOS = TimeUnit.MILLISECONDS.toNanos(1);

	private static final long LONGEST_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

	private static final int LOOKS = 50;

	private static final long IDLE_SECONDS = 5;

	private final long patienceNanos;

	private final int mostWatched;

	private final AtomicInteger watched = new AtomicInteger();

	private final ScheduledThreadPoolExecutor timer;

	/**
	 * Creates a watcher.
	 * @param patience how long to watch one future at the most
	 * @param mostWatched how many to watch at once at the most
	 */
	FutureWatcher(Duration patience, int mostWatched) {
		this.patienceNanos = patience.toNanos();
		this.mostWatched = mostWatched;
		this.timer = new ScheduledThreadPoolExecutor(1, (task) -> {
			Thread thread = new Thread(task, "tux-sentry-futures");
			thread.setDaemon(true);
			return thread;
		});
		this.timer.setKeepAliveTime(IDLE_SECONDS, TimeUnit.SECONDS);
		this.timer.allowCoreThreadTimeOut(true);
	}

	/**
	 * Watches a future.
	 * @param future the future
	 * @param completion is told when it is done, or that it took too long
	 * @return {@code false} if there is no room to watch another one
	 */
	boolean watch(Future<?> future, ResultHandler.Completion completion) {
		if (this.watched.incrementAndGet() > this.mostWatched) {
			this.watched.decrementAndGet();
			return false;
		}
		this.timer.schedule(new Watch(future, completion), SHORTEST_NANOS, TimeUnit.NANOSECONDS);
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
				FutureWatcher.this.timer.schedule(this, nextLook(), TimeUnit.NANOSECONDS);
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
			if (age() > FutureWatcher.this.patienceNanos) {
				this.completion.done(new TimeoutException("the future is still not done"));
				return true;
			}
			return false;
		}

		private long nextLook() {
			return Math.min(Math.max(age() / LOOKS, SHORTEST_NANOS), LONGEST_NANOS);
		}

		private long age() {
			return System.nanoTime() - this.start;
		}

	}

}
