package io.github.tuxsentry.internal.executor;

import java.time.Duration;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.function.Supplier;

import io.github.tuxsentry.internal.fault.FaultBarrier;
import io.github.tuxsentry.internal.tracing.CompletionFailures;
import io.github.tuxsentry.metrics.BotMetrics;
import org.jspecify.annotations.Nullable;

/**
 * Recorder of the metrics of background tasks. Thread-safe.
 */
final class TaskCounter {

	private static final String BACKGROUND = "background";

	private final Supplier<@Nullable BotMetrics> metrics;

	private final FaultBarrier faults;

	/**
	 * Create a new counter.
	 * @param metrics the supplier of the metrics, consulted with each run; {@code null}
	 * while they do not exist yet
	 * @param faults handles internal errors
	 */
	TaskCounter(Supplier<@Nullable BotMetrics> metrics, FaultBarrier faults) {
		this.metrics = metrics;
		this.faults = faults;
	}

	/**
	 * Start to count a run of a method on the current thread. The task of an executor
	 * that invokes the method is not counted.
	 * @param task the supplier of the name of the task
	 * @param type the type of the task
	 * @return the consumer to invoke when the run has ended, with its failure or
	 * {@code null}. Never throws
	 */
	Consumer<@Nullable Throwable> start(Supplier<String> task, String type) {
		Frame.markCounted();
		long start = System.nanoTime();
		return (failure) -> count(task, type, start, () -> failure);
	}

	/**
	 * Count a run that has ended. Never throws.
	 * @param task the supplier of the name of the task
	 * @param type the type of the task
	 * @param start the start of the run, as {@link System#nanoTime()}
	 * @param failure the supplier of the failure, or of {@code null} if the run succeeded
	 */
	private void count(Supplier<String> task, String type, long start, Supplier<@Nullable Throwable> failure) {
		Duration elapsed = Duration.ofNanos(System.nanoTime() - start);
		this.faults.run("count a task", () -> {
			BotMetrics current = this.metrics.get();
			if (current != null) {
				Throwable thrown = failure.get();
				current.recordTaskMetric(task.get(), elapsed, (metric) -> {
					metric.type(type);
					if (thrown != null) {
						metric.failed(thrown);
					}
				});
			}
		});
	}

	/**
	 * Return a task that is counted at each run, unless a method inside of it is counted
	 * under its own name.
	 * @param executor the name of the executor
	 * @param task the task as it was submitted
	 * @param decorated the task to run in its place
	 * @return the counted task
	 */
	Runnable counted(String executor, Runnable task, Runnable decorated) {
		return new CountedTask(executor, task, decorated, this);
	}

	private record CountedTask(String executor, Runnable task, Runnable decorated,
			TaskCounter counter) implements Runnable {

		@Override
		public void run() {
			long start = System.nanoTime();
			Frame frame = Frame.open();
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
				if (!frame.isCounted()) {
					Throwable thrown = failure;
					this.counter.count(this::executor, BACKGROUND, start,
							() -> (thrown != null) ? thrown : failureOfFuture());
				}
			}
		}

		/**
		 * A future keeps the failure of its task.
		 */
		private @Nullable Throwable failureOfFuture() {
			return (this.task instanceof Future<?> future && future.isDone() && !future.isCancelled())
					? CompletionFailures.of(future) : null;
		}

		@Override
		public String toString() {
			return this.decorated.toString();
		}

	}

	/**
	 * Frame of a task on the current thread, which prevents a run from being counted
	 * twice: as a task of an executor, and as the method that it invokes, which has the
	 * better name.
	 */
	private static final class Frame implements AutoCloseable {

		private static final ThreadLocal<@Nullable Frame> CURRENT = new ThreadLocal<>();

		private final @Nullable Frame outer;

		private boolean counted;

		private Frame(@Nullable Frame outer) {
			this.outer = outer;
		}

		/**
		 * Open a frame for a run on the current thread.
		 * @return the frame, to be closed on this thread
		 */
		static Frame open() {
			Frame frame = new Frame(CURRENT.get());
			CURRENT.set(frame);
			return frame;
		}

		/**
		 * Mark the run of the innermost frame, if any, as counted.
		 */
		static void markCounted() {
			Frame current = CURRENT.get();
			if (current != null) {
				current.counted = true;
			}
		}

		boolean isCounted() {
			return this.counted;
		}

		@Override
		public void close() {
			if (this.outer != null) {
				CURRENT.set(this.outer);
			}
			else {
				CURRENT.remove();
			}
		}

	}

}
