package io.github.tuxsentry.discord.work;

import java.util.List;
import java.util.concurrent.AbstractExecutorService;
import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/**
 * A scheduler whose one-time tasks go on with the work they were started from, and hold
 * it open until they have run or were cancelled. Periodic tasks belong to no work.
 */
final class CarryingScheduler extends AbstractExecutorService implements ScheduledExecutorService {

	private final ScheduledExecutorService delegate;

	CarryingScheduler(ScheduledExecutorService delegate) {
		this.delegate = delegate;
	}

	@Override
	public ScheduledFuture<?> schedule(Runnable command, long delay, TimeUnit unit) {
		HeldTask held = HeldTask.of(command);
		return (held != null) ? new HeldFuture<>(this.delegate.schedule(held, delay, unit), held)
				: this.delegate.schedule(command, delay, unit);
	}

	@Override
	public <V> ScheduledFuture<V> schedule(Callable<V> callable, long delay, TimeUnit unit) {
		FutureTask<V> task = new FutureTask<>(callable);
		HeldTask held = HeldTask.of(task);
		return (held != null) ? new HeldFuture<>(this.delegate.schedule(() -> {
			held.run();
			return task.get();
		}, delay, unit), held) : this.delegate.schedule(callable, delay, unit);
	}

	@Override
	public ScheduledFuture<?> scheduleAtFixedRate(Runnable command, long initialDelay, long period, TimeUnit unit) {
		return this.delegate.scheduleAtFixedRate(command, initialDelay, period, unit);
	}

	@Override
	public ScheduledFuture<?> scheduleWithFixedDelay(Runnable command, long initialDelay, long delay, TimeUnit unit) {
		return this.delegate.scheduleWithFixedDelay(command, initialDelay, delay, unit);
	}

	@Override
	public void execute(Runnable task) {
		schedule(task, 0, TimeUnit.NANOSECONDS);
	}

	@Override
	public void shutdown() {
		this.delegate.shutdown();
	}

	@Override
	public List<Runnable> shutdownNow() {
		return this.delegate.shutdownNow();
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

}
