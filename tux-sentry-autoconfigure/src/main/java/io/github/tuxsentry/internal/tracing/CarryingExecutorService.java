package io.github.tuxsentry.internal.tracing;

import java.util.List;
import java.util.concurrent.AbstractExecutorService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * An executor whose tasks go on with what was current where they were handed over. It
 * shuts down with the executor behind it.
 */
public sealed class CarryingExecutorService extends AbstractExecutorService permits CarryingScheduler {

	private final ExecutorService delegate;

	private final TaskCarrier carrier;

	CarryingExecutorService(ExecutorService delegate, TaskCarrier carrier) {
		this.delegate = delegate;
		this.carrier = carrier;
	}

	/**
	 * Wraps an executor. Wrapping twice with one carrier changes nothing.
	 * @param executor the executor
	 * @param carrier takes along what is current
	 * @return an executor whose tasks are carried
	 */
	public static ExecutorService around(ExecutorService executor, TaskCarrier carrier) {
		return isAround(executor, carrier) ? executor : new CarryingExecutorService(executor, carrier);
	}

	static boolean isAround(ExecutorService executor, TaskCarrier carrier) {
		return executor instanceof CarryingExecutorService carrying && carrying.carrier == carrier;
	}

	final TaskCarrier carrier() {
		return this.carrier;
	}

	@Override
	public void execute(Runnable task) {
		CarriedTask carried = this.carrier.carry(task);
		if (carried == null) {
			this.delegate.execute(task);
			return;
		}
		unlessRefused(carried, () -> {
			this.delegate.execute(carried);
			return carried;
		});
	}

	/**
	 * Hands a task to the executor, and gives it up if that does not take it.
	 */
	static <T> T unlessRefused(CarriedTask task, Supplier<T> handOver) {
		try {
			return handOver.get();
		}
		catch (RuntimeException | Error refused) {
			task.giveUp();
			throw refused;
		}
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
