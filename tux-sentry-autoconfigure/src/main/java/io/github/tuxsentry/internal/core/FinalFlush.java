package io.github.tuxsentry.internal.core;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import io.github.tuxsentry.internal.fault.FaultBarrier;
import io.github.tuxsentry.internal.metrics.MetricsPublisher;
import io.sentry.IScopes;
import io.sentry.SentryOptions;

/**
 * Final flush that sends pending data and closes Sentry within a time limit, irrespective
 * of the state of the ingest: on its own, the SDK waits for its timeout several times
 * when it closes.
 */
public final class FinalFlush {

	/**
	 * Time that closing takes if there is nothing left to wait for.
	 */
	private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(1);

	private final IScopes scopes;

	private final FaultBarrier faults;

	/**
	 * Create a new final flush.
	 * @param scopes the scopes of the current thread
	 * @param faults handles exceptions thrown by publishers and the SDK
	 */
	public FinalFlush(IScopes scopes, FaultBarrier faults) {
		this.scopes = scopes;
		this.faults = faults;
	}

	/**
	 * Publish metrics, send pending data and close Sentry. Returns no later than one
	 * second after the timeout.
	 * @param publishers the publishers of pending metrics
	 * @param timeout the maximum time for sending
	 */
	public void run(List<? extends MetricsPublisher> publishers, Duration timeout) {
		long deadline = System.nanoTime() + timeout.toNanos();
		CountDownLatch closed = new CountDownLatch(1);
		Thread thread = new Thread(() -> {
			publishers.forEach((publisher) -> this.faults.run("publish metrics", publisher::publishNow));
			this.faults.run("flush", () -> flush(deadline));
			this.faults.run("close Sentry", this::close);
			closed.countDown();
		}, "tux-sentry-final-flush");
		// Ensure that a blocked publisher does not prevent the process from exiting.
		thread.setDaemon(true);
		thread.start();
		await(closed, timeout.plus(CLOSE_TIMEOUT));
	}

	private void flush(long deadline) {
		long remaining = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
		if (remaining > 0) {
			this.scopes.flush(remaining);
		}
	}

	private void close() {
		SentryOptions options = this.scopes.getOptions();
		options.setShutdownTimeoutMillis(0);
		options.setFlushTimeoutMillis(0);
		this.scopes.close();
	}

	private static void await(CountDownLatch closed, Duration timeout) {
		try {
			closed.await(timeout.toNanos(), TimeUnit.NANOSECONDS);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

}
