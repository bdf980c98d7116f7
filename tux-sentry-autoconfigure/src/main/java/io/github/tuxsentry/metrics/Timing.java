package io.github.tuxsentry.metrics;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/**
 * Takes the time of a piece of work and records it with the work's metrics when it ends,
 * once. Around a callable a failure is seen by itself:
 *
 * <pre>{@code
 * metrics.timeTask("cleanup").run((task) -> cleanUp());
 * }</pre>
 *
 * In try-with-resources it has to be said, since what is thrown there is not seen. A
 * timing may end on another thread than it began on.
 *
 * @param <M> what can be said about the work
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
	 * Returns what is recorded besides the time, to say more about the work.
	 * @return the details, to be used until the timing is closed
	 */
	public M metric() {
		return this.metric;
	}

	/**
	 * Says that the work failed.
	 * @param error what was thrown
	 * @return this
	 */
	public Timing<M> failed(Throwable error) {
		this.failed.accept(this.metric, error);
		return this;
	}

	/**
	 * Does the work, then ends. What the work throws is its failure and is thrown on.
	 * @param <T> the type of the work's result
	 * @param <E> what the work may throw
	 * @param work the work, which may say more about itself
	 * @return what the work returned
	 * @throws E if the work does
	 */
	public <T, E extends Exception> T call(Call<? super M, T, E> work) throws E {
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
	 * Does work without a result, then ends. What the work throws is its failure and is
	 * thrown on.
	 * @param <E> what the work may throw
	 * @param work the work, which may say more about itself
	 * @throws E if the work does
	 */
	public <E extends Exception> void run(Run<? super M, E> work) throws E {
		call((metric) -> {
			work.run(metric);
			return true;
		});
	}

	/**
	 * Ends the timing and records. The second time does nothing.
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
	 * @param <M> what can be said about the work
	 * @param <T> the type of the result
	 * @param <E> what may be thrown
	 */
	@FunctionalInterface
	public interface Call<M, T, E extends Exception> {

		/**
		 * Does the work.
		 * @param metric takes what is to be said about it
		 * @return the result
		 * @throws E if the work fails
		 */
		T call(M metric) throws E;

	}

	/**
	 * Work without a result.
	 *
	 * @param <M> what can be said about the work
	 * @param <E> what may be thrown
	 */
	@FunctionalInterface
	public interface Run<M, E extends Exception> {

		/**
		 * Does the work.
		 * @param metric takes what is to be said about it
		 * @throws E if the work fails
		 */
		void run(M metric) throws E;

	}

}
