package io.github.tuxsentry.internal.executor;

import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.function.Supplier;

import io.github.tuxsentry.internal.fault.FaultBarrier;
import io.github.tuxsentry.metrics.BotMetrics;
import org.jspecify.annotations.Nullable;

/**
 * A task of an executor, counted at each run unless something inside counts it under its
 * own name.
 */
final class CountedTask implements Runnable {

	private static final String TYPE = "background";

	private final String executor;

	private final Runnable task;

	private final Runnable decorated;

	private final Supplier<@Nullable BotMetrics> metrics;

	private final FaultBarrier faults;

	/**
	 * Creates a task.
	 * @param executor the name of the executor
	 * @param task what it was handed
	 * @param decorated what is to be run for it
	 * @param metrics takes the metrics
	 * @param faults takes the faults of the library
	 */
	CountedTask(String executor, Runnable task, Runnable decorated, Supplier<@Nullable BotMetrics> metrics,
			FaultBarrier faults) {
		this.executor = executor;
		this.task = task;
		this.decorated = decorated;
		this.metrics = metrics;
		this.faults = faults;
	}

	@Override
	public void run() {
		long start = System.nanoTime();
		TaskFrames frame = TaskFrames.open();
		Throwable failure = null;
		try {
			this.decorated.run();
		}
		catch (Throwable thrown) {
			failure = thrown;
			throw thrown;
		}
		finally {
			frame.close();
			record(frame, start, failure);
		}
	}

	private void record(TaskFrames frame, long start, @Nullable Throwable thrown) {
		if (frame.isCounted()) {
			return;
		}
		Duration elapsed = Duration.ofNanos(System.nanoTime() - start);
		this.faults.run("count a task", () -> {
			BotMetrics found = this.metrics.get();
			Throwable failure = (thrown != null) ? thrown : failureOfFuture();
			if (found != null) {
				found.recordTaskMetric(this.executor, elapsed, (metric) -> {
					metric.type(TYPE);
					if (failure != null) {
						metric.failed(failure);
					}
				});
			}
		});
	}

	/**
	 * A future keeps what its work threw to itself.
	 */
	private @Nullable Throwable failureOfFuture() {
		if (!(this.task instanceof Future<?> future) || !future.isDone() || future.isCancelled()) {
			return null;
		}
		try {
			future.get();
			return null;
		}
		catch (ExecutionException ex) {
			return ex.getCause();
		}
		catch (CancellationException ex) {
			return null;
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			return null;
		}
	}

	@Override
	public String toString() {
		return this.decorated.toString();
	}

}
