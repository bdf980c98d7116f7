package io.github.tuxsentry.benchmarks;

import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

import io.github.tuxsentry.benchmarks.contender.ContenderApplication;
import io.github.tuxsentry.benchmarks.work.SinkServer;
import io.sentry.Sentry;
import io.sentry.protocol.SentryId;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/**
 * Time that {@code captureException} takes on the calling thread. The events are sent to
 * a server by the real transport, at a rate that it can sustain.
 */
@BenchmarkMode(Mode.SampleTime)
@Measurement(iterations = 10, time = 1)
public class CaptureBenchmark extends ContenderBenchmark {

	private static final int BREADCRUMBS = 50;

	private static final long INTERVAL = TimeUnit.MICROSECONDS.toNanos(3_300);

	@SuppressWarnings("NullAway.Init")
	private SinkServer server;

	@Override
	protected void configure(Map<String, Object> properties) throws Exception {
		this.server = new SinkServer();
		properties.put("sentry.dsn", this.server.dsn());
		properties.put("tux.sentry.filter.storm.enabled", false);
	}

	@Override
	protected void prepare(ContenderApplication running) {
		for (int i = 0; i < BREADCRUMBS; i++) {
			Sentry.addBreadcrumb("Breadcrumb " + i + " of a running bot");
		}
	}

	@Override
	protected void release() {
		this.server.close();
	}

	/**
	 * Capture an exception.
	 * @param failure the failure
	 * @return the ID of the event
	 */
	@Benchmark
	public SentryId capture(Failure failure) {
		return Sentry.captureException(failure.thrown);
	}

	/**
	 * Failure that is captured next.
	 */
	@State(Scope.Thread)
	public static class Failure {

		private static final int DEPTH = 30;

		private int number;

		private Exception thrown = new IllegalStateException();

		/**
		 * Wait and fail.
		 */
		@Setup(Level.Invocation)
		public void fail() {
			LockSupport.parkNanos(INTERVAL);
			this.thrown = failAt(DEPTH);
		}

		private Exception failAt(int depth) {
			return (depth > 0) ? failAt(depth - 1) : new IllegalStateException(
					"Case " + this.number++ + " was not saved", new IllegalArgumentException("Row is locked"));
		}

	}

}
