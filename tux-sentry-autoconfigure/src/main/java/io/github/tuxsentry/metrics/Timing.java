package io.github.tuxsentry.metrics;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/**
 * Timer for a block of code, which records the duration and further details once, when it
 * is closed. If the work is run by the timing, a failure is detected automatically:
 *
 * <pre>{@code
 * return this.metrics.timeTask("cleanup").call((task) -> {
 * 	task.type("scheduled");
 * 	return cases.deleteOld();
 * });
 * }</pre>
 *
 * In a try-with-resources statement, a failure must be reported with
 * {@link #failed(Throwable)}, since exceptions are not detected. A timing may be closed
 * on a different thread than the one on which it was created.
 *
 * @param <M> the type of the details
 * @since 0.1.0
 */
public final class Timing<M> implements AutoCloseable {

	private final M metric;

	private final BiConsumer<? super M, Throwable> failed;

	private final Consumer<Duration> ended;

	private final AtomicBoolean over = new AtomicBoolean();

	private final long start = System.nanoTime();

	Timing(M metric, BiConsumer<? super M, Throwable> failed, Consumer<Duration> ended) {
		this.metric = metric;
		this.failed = failed;
		this.ended = ended;
	}

	/**
	 * Return the further details of the work.
	 * @return the details, which may be changed until the timing is closed
	 */
	public M metric() {
		return this.metric;
	}

	/**
	 * Mark the work as failed.
	 * @param error the exception
	 * @return this timing
	 */
	public Timing<M> failed(Throwable error) {
		this.failed.accept(this.metric, error);
		return this;
	}

	/**
	 * Run work with a result, then close the timing. An exception is recorded as a
	 * failure and propagated.
	 * @param <T> the type of the result
	 * @param <E> the type of exception that may be thrown
	 * @param work the work, which may set further details
	 * @return the result of the work
	 * @throws E if the work throws it
	 */
	public <T, E extends Exception> T call(TimedCallable<? super M, T, E> work) throws E {
		try {
			return work.call(this.metric);
		}
		catch (Throwable ex) {
			failed(ex);
			throw ex;
		}
		finally {
			close();
		}
	}

	/**
	 * Run work without a result, then close the timing. An exception is recorded as a
	 * failure and propagated.
	 * @param <E> the type of exception that may be thrown
	 * @param work the work, which may set further details
	 * @throws E if the work throws it
	 */
	public <E extends Exception> void run(TimedRunnable<? super M, E> work) throws E {
		call((metric) -> {
			work.run(metric);
			return true;
		});
	}

	/**
	 * Stop the timing and record the metrics. Closing it again has no effect.
	 */
	@Override
	public void close() {
		if (this.over.compareAndSet(false, true)) {
			this.ended.accept(Duration.ofNanos(System.nanoTime() - this.start));
		}
	}

	/**
	 * Work with a result.
	 *
	 * @param <M> the type of the details
	 * @param <T> the type of the result
	 * @param <E> the type of exception that may be thrown
	 * @since 0.1.0
	 */
	@FunctionalInterface
	public interface TimedCallable<M, T, E extends Exception> {

		/**
		 * Perform the work.
		 * @param metric the details of the work
		 * @return the result
		 * @throws E if the work fails
		 */
		T call(M metric) throws E;

	}

	/**
	 * Work without a result.
	 *
	 * @param <M> the type of the details
	 * @param <E> the type of exception that may be thrown
	 * @since 0.1.0
	 */
	@FunctionalInterface
	public interface TimedRunnable<M, E extends Exception> {

		/**
		 * Perform the work.
		 * @param metric the details of the work
		 * @throws E if the work fails
		 */
		void run(M metric) throws E;

	}

}
