package io.github.tuxsentry.internal.tracing;

import java.util.List;
import java.util.concurrent.AbstractExecutorService;
import java.util.concurrent.Callable;
import java.util.concurrent.Delayed;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/**
 * Executor service that runs tasks within the context captured where they were submitted,
 * and isolates periodic tasks. It shares the lifecycle of the delegate.
 */
public sealed class ContextExecutorService extends AbstractExecutorService {

	private final ExecutorService delegate;

	private final TaskContext.Factory contexts;

	private ContextExecutorService(ExecutorService delegate, TaskContext.Factory contexts) {
		this.delegate = delegate;
		this.contexts = contexts;
	}

	/**
	 * Wrap an executor. An executor that is wrapped with the same factory is returned
	 * unchanged.
	 * @param executor the executor
	 * @param contexts the factory for the context of the tasks
	 * @return the wrapped executor
	 */
	public static ExecutorService wrap(ExecutorService executor, TaskContext.Factory contexts) {
		return isWrapped(executor, contexts) ? executor : new ContextExecutorService(executor, contexts);
	}

	/**
	 * Wrap a scheduler. A scheduler that is wrapped with the same factory is returned
	 * unchanged.
	 * @param scheduler the scheduler
	 * @param contexts the factory for the context of the tasks
	 * @return the wrapped scheduler
	 */
	public static ScheduledExecutorService wrap(ScheduledExecutorService scheduler, TaskContext.Factory contexts) {
		return isWrapped(scheduler, contexts) ? scheduler : new Scheduled(scheduler, contexts);
	}

	/**
	 * Return whether an executor is wrapped.
	 * @param executor the executor
	 * @param contexts the factory for the context of the tasks
	 * @return {@code true} if it is wrapped with the factory
	 */
	public static boolean isWrapped(ExecutorService executor, TaskContext.Factory contexts) {
		return executor instanceof ContextExecutorService wrapper && wrapper.contexts == contexts;
	}

	@Override
	public void execute(Runnable task) {
		ContextTask<?> wrapped = ContextTask.of(task, this.contexts);
		if (wrapped == null) {
			this.delegate.execute(task);
			return;
		}
		wrapped.submit(this.delegate, () -> {
			this.delegate.execute(wrapped);
			return wrapped;
		});
	}

	@Override
	public void shutdown() {
		this.delegate.shutdown();
	}

	@Override
	public List<Runnable> shutdownNow() {
		return ContextTask.unwrapped(this.delegate.shutdownNow());
	}

	@Override
	public boolean isShutdown() {
		return this.delegate.isShutdown();
	}

	@Override
	public boolean isTerminated() {
		return this.delegate.isTerminated();
	}

	@Override
	public boolean awaitTermination(long timeout, TimeUnit unit) throws InterruptedException {
		return this.delegate.awaitTermination(timeout, unit);
	}

	/**
	 * Scheduled executor service that runs one-time tasks within the context captured
	 * where they were submitted. Periodic tasks are isolated.
	 */
	private static final class Scheduled extends ContextExecutorService implements ScheduledExecutorService {

		private final ScheduledExecutorService delegate;

		Scheduled(ScheduledExecutorService delegate, TaskContext.Factory contexts) {
			super(delegate, contexts);
			this.delegate = delegate;
		}

		@Override
		public ScheduledFuture<?> schedule(Runnable command, long delay, TimeUnit unit) {
			ContextTask<?> wrapped = ContextTask.of(command, contexts(delay));
			return (wrapped != null) ? schedule(wrapped, () -> this.delegate.schedule((Runnable) wrapped, delay, unit))
					: this.delegate.schedule(command, delay, unit);
		}

		@Override
		public <V> ScheduledFuture<V> schedule(Callable<V> callable, long delay, TimeUnit unit) {
			ContextTask<V> wrapped = ContextTask.of(callable, contexts(delay));
			return (wrapped != null)
					? schedule(wrapped, () -> this.delegate.schedule((Callable<V>) wrapped, delay, unit))
					: this.delegate.schedule(callable, delay, unit);
		}

		private TaskContext.Factory contexts(long delay) {
			return (delay > 0) ? super.contexts::captureDelayed : super.contexts;
		}

		private <V> ScheduledFuture<V> schedule(ContextTask<?> task, Supplier<ScheduledFuture<V>> submission) {
			return new ReleasingFuture<>(task.submit(this.delegate, submission), task);
		}

		@Override
		public ScheduledFuture<?> scheduleAtFixedRate(Runnable command, long initialDelay, long period, TimeUnit unit) {
			return this.delegate.scheduleAtFixedRate(super.contexts.isolate(command), initialDelay, period, unit);
		}

		@Override
		public ScheduledFuture<?> scheduleWithFixedDelay(Runnable command, long initialDelay, long delay,
				TimeUnit unit) {
			return this.delegate.scheduleWithFixedDelay(super.contexts.isolate(command), initialDelay, delay, unit);
		}

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
