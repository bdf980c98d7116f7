package io.github.tuxsentry.internal.tracing;

import java.util.concurrent.Callable;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/**
 * A scheduler whose one-time tasks go on with what was current where they were handed
 * over. Periodic tasks belong to nobody's work.
 */
public final class CarryingScheduler extends CarryingExecutorService implements ScheduledExecutorService {

	private final ScheduledExecutorService delegate;

	private CarryingScheduler(ScheduledExecutorService delegate, TaskCarrier carrier) {
		super(delegate, carrier);
		this.delegate = delegate;
	}

	/**
	 * Wraps a scheduler. Wrapping twice with one carrier changes nothing.
	 * @param scheduler the scheduler
	 * @param carrier takes along what is current
	 * @return a scheduler whose one-time tasks are carried
	 */
	public static ScheduledExecutorService around(ScheduledExecutorService scheduler, TaskCarrier carrier) {
		return isAround(scheduler, carrier) ? scheduler : new CarryingScheduler(scheduler, carrier);
	}

	@Override
	public ScheduledFuture<?> schedule(Runnable command, long delay, TimeUnit unit) {
		CarriedTask carried = carrier().carry(command);
		if (carried == null) {
			return this.delegate.schedule(command, delay, unit);
		}
		return unlessRefused(carried, () -> new CarriedFuture<>(this.delegate.schedule(carried, delay, unit), carried));
	}

	@Override
	public <V> ScheduledFuture<V> schedule(Callable<V> callable, long delay, TimeUnit unit) {
		ContextPropagatingCallable<V> carried = ContextPropagatingCallable.of(callable, carrier());
		if (carried == null) {
			return this.delegate.schedule(callable, delay, unit);
		}
		return unlessRefused(carried,
				() -> new CarriedFuture<>(this.delegate.schedule((Callable<V>) carried, delay, unit), carried));
	}

	@Override
	public ScheduledFuture<?> scheduleAtFixedRate(Runnable command, long initialDelay, long period, TimeUnit unit) {
		return this.delegate.scheduleAtFixedRate(carrier().repeated(command), initialDelay, period, unit);
	}

	@Override
	public ScheduledFuture<?> scheduleWithFixedDelay(Runnable command, long initialDelay, long delay, TimeUnit unit) {
		return this.delegate.scheduleWithFixedDelay(carrier().repeated(command), initialDelay, delay, unit);
	}

}
