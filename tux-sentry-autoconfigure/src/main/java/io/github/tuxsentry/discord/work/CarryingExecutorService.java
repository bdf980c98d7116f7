package io.github.tuxsentry.discord.work;

import java.util.List;
import java.util.concurrent.AbstractExecutorService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * An executor whose tasks go on with the work they were started from.
 */
sealed class CarryingExecutorService extends AbstractExecutorService permits CarryingScheduler {

	private final ExecutorService delegate;

	CarryingExecutorService(ExecutorService delegate) {
		this.delegate = delegate;
	}

	@Override
	public void execute(Runnable task) {
		HeldTask held = HeldTask.of(task);
		if (held == null) {
			this.delegate.execute(task);
			return;
		}
		held.unlessRefused(() -> {
			this.delegate.execute(held);
			return held;
		});
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
