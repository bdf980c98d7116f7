package io.github.tuxsentry.discord.work;

import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/**
 * A scheduler whose one-time tasks go on with the work they were started from, and hold
 * it open until they have run or were cancelled. Periodic tasks belong to no work.
 */
final class CarryingScheduler extends CarryingExecutorService implements ScheduledExecutorService {

	private final ScheduledExecutorService delegate;

	CarryingScheduler(ScheduledExecutorService delegate) {
		super(delegate);
		this.delegate = delegate;
	}

	@Override
	public ScheduledFuture<?> schedule(Runnable command, long delay, TimeUnit unit) {
		HeldTask held = HeldTask.of(command);
		if (held == null) {
			return this.delegate.schedule(command, delay, unit);
		}
		return held.unlessRefused(() -> new HeldFuture<>(this.delegate.schedule(held, delay, unit), held));
	}

	@Override
	public <V> ScheduledFuture<V> schedule(Callable<V> callable, long delay, TimeUnit unit) {
		FutureTask<V> task = new FutureTask<>(callable);
		HeldTask held = HeldTask.of(task);
		if (held == null) {
			return this.delegate.schedule(callable, delay, unit);
		}
		return held.unlessRefused(() -> new HeldFuture<>(this.delegate.schedule(() -> {
			held.run();
			return task.get();
		}, delay, unit), held));
	}

	@Override
	public ScheduledFuture<?> scheduleAtFixedRate(Runnable command, long initialDelay, long period, TimeUnit unit) {
		return this.delegate.scheduleAtFixedRate(command, initialDelay, period, unit);
	}

	@Override
	public ScheduledFuture<?> scheduleWithFixedDelay(Runnable command, long initialDelay, long delay, TimeUnit unit) {
		return this.delegate.scheduleWithFixedDelay(command, initialDelay, delay, unit);
	}

}
