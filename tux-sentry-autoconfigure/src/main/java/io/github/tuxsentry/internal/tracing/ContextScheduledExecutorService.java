package io.github.tuxsentry.internal.tracing;

import java.util.concurrent.Callable;
import java.util.concurrent.Delayed;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/**
 * Scheduled executor service that runs one-time tasks within the context captured where
 * they were submitted. Periodic tasks are isolated.
 */
public final class ContextScheduledExecutorService extends ContextExecutorService implements ScheduledExecutorService {

	private final ScheduledExecutorService delegate;

	private ContextScheduledExecutorService(ScheduledExecutorService delegate, TaskContextFactory contexts) {
		super(delegate, contexts);
		this.delegate = delegate;
	}

	/**
	 * Wrap a scheduler. A scheduler that is wrapped with the same factory is returned
	 * unchanged.
	 * @param scheduler the scheduler
	 * @param contexts the factory for the context of the tasks
	 * @return the wrapped scheduler
	 */
	public static ScheduledExecutorService wrap(ScheduledExecutorService scheduler, TaskContextFactory contexts) {
		return isWrapped(scheduler, contexts) ? scheduler : new ContextScheduledExecutorService(scheduler, contexts);
	}

	@Override
	public ScheduledFuture<?> schedule(Runnable command, long delay, TimeUnit unit) {
		ContextTask<?> wrapped = ContextTask.of(command, contexts());
		return (wrapped != null) ? schedule(wrapped, () -> this.delegate.schedule((Runnable) wrapped, delay, unit))
				: this.delegate.schedule(command, delay, unit);
	}

	@Override
	public <V> ScheduledFuture<V> schedule(Callable<V> callable, long delay, TimeUnit unit) {
		ContextTask<V> wrapped = ContextTask.of(callable, contexts());
		return (wrapped != null) ? schedule(wrapped, () -> this.delegate.schedule((Callable<V>) wrapped, delay, unit))
				: this.delegate.schedule(callable, delay, unit);
	}

	private static <V> ScheduledFuture<V> schedule(ContextTask<?> task, Supplier<ScheduledFuture<V>> submission) {
		return new ReleasingFuture<>(task.submit(submission), task);
	}

	@Override
	public ScheduledFuture<?> scheduleAtFixedRate(Runnable command, long initialDelay, long period, TimeUnit unit) {
		return this.delegate.scheduleAtFixedRate(contexts().isolate(command), initialDelay, period, unit);
	}

	@Override
	public ScheduledFuture<?> scheduleWithFixedDelay(Runnable command, long initialDelay, long delay, TimeUnit unit) {
		return this.delegate.scheduleWithFixedDelay(contexts().isolate(command), initialDelay, delay, unit);
	}

	/**
	 * Future that releases the context of a task when it is cancelled.
	 *
	 * @param <V> the type of the result
	 */
	private record ReleasingFuture<V>(ScheduledFuture<V> delegate, ContextTask<?> task) implements ScheduledFuture<V> {

		@Override
		public boolean cancel(boolean mayInterruptIfRunning) {
			boolean cancelled = this.delegate.cancel(mayInterruptIfRunning);
			if (cancelled) {
				this.task.release();
			}
			return cancelled;
		}

		@Override
		public boolean isCancelled() {
			return this.delegate.isCancelled();
		}

		@Override
		public boolean isDone() {
			return this.delegate.isDone();
		}

		@Override
		public V get() throws InterruptedException, ExecutionException {
			return this.delegate.get();
		}

		@Override
		public V get(long timeout, TimeUnit unit) throws InterruptedException, ExecutionException, TimeoutException {
			return this.delegate.get(timeout, unit);
		}

		@Override
		public long getDelay(TimeUnit unit) {
			return this.delegate.getDelay(unit);
		}

		@Override
		public int compareTo(Delayed other) {
			return this.delegate.compareTo(other);
		}

	}

}
