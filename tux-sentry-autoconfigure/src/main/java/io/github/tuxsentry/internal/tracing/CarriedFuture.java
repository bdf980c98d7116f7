package io.github.tuxsentry.internal.tracing;

import java.util.concurrent.Delayed;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * The future of a carried task: who cancels it gives the task up.
 *
 * @param <V> the type of the result
 */
final class CarriedFuture<V> implements ScheduledFuture<V> {

	private final ScheduledFuture<V> delegate;

	private final CarriedTask task;

	CarriedFuture(ScheduledFuture<V> delegate, CarriedTask task) {
		this.delegate = delegate;
		this.task = task;
	}

	@Override
	public boolean cancel(boolean mayInterruptIfRunning) {
		boolean cancelled = this.delegate.cancel(mayInterruptIfRunning);
		if (cancelled) {
			this.task.giveUp();
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
