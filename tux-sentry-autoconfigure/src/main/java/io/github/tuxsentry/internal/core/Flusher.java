package io.github.tuxsentry.internal.core;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.Stream;

import io.github.tuxsentry.internal.fault.FaultBarrier;
import io.github.tuxsentry.internal.metrics.MetricsPublisher;
import io.sentry.IScopes;
import io.sentry.SentryOptions;

/**
 * Flush of the metrics recorded so far and of all pending data of the SDK, which is
 * optionally closed afterwards.
 */
public final class Flusher {

	/**
	 * Time that closing takes if there is nothing left to wait for.
	 */
	private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(1);

	private final IScopes scopes;

	private final Supplier<? extends Stream<? extends MetricsPublisher>> publishers;

	private final FaultBarrier faults;

	/**
	 * Create a new flusher.
	 * @param scopes the scopes of the current thread
	 * @param publishers the publishers of pending metrics, obtained for each flush
	 * @param faults handles exceptions thrown by publishers and the SDK
	 */
	public Flusher(IScopes scopes, Supplier<? extends Stream<? extends MetricsPublisher>> publishers,
			FaultBarrier faults) {
		this.scopes = scopes;
		this.publishers = publishers;
		this.faults = faults;
	}

	/**
	 * Publish metrics and send pending data.
	 * @param timeout the maximum time for sending
	 */
	public void flush(Duration timeout) {
		if (this.scopes.isEnabled()) {
			publish();
			this.scopes.flush(timeout.toMillis());
		}
	}

	CompletableFuture<Void> flushAsync(Duration timeout) {
		CompletableFuture<Void> done = new CompletableFuture<>();
		start("tux-sentry-flush", () -> {
			this.faults.run("flush", () -> flush(timeout));
			done.complete(null);
		});
		return done;
	}

	/**
	 * Publish metrics, send pending data and close Sentry. Returns no later than one
	 * second after the timeout, irrespective of the state of the ingest: on its own, the
	 * SDK waits for its timeout several times when it closes.
	 * @param timeout the maximum time for sending
	 */
	public void close(Duration timeout) {
		long deadline = System.nanoTime() + timeout.toNanos();
		CountDownLatch closed = new CountDownLatch(1);
		start("tux-sentry-final-flush", () -> {
			publish();
			this.faults.run("flush", () -> flushUntil(deadline));
			this.faults.run("close Sentry", this::closeSentry);
			closed.countDown();
		});
		await(closed, timeout.plus(CLOSE_TIMEOUT));
	}

	private void publish() {
		this.faults.run("publish metrics", () -> this.publishers.get()
			.forEach((publisher) -> this.faults.run("publish metrics", publisher::publishNow)));
	}

	private void flushUntil(long deadline) {
		long remaining = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
		if (remaining > 0) {
			this.scopes.flush(remaining);
		}
	}

	private void closeSentry() {
		SentryOptions options = this.scopes.getOptions();
		options.setShutdownTimeoutMillis(0);
		options.setFlushTimeoutMillis(0);
		this.scopes.close();
	}

	/**
	 * Start a daemon thread, so that a blocked publisher does not prevent the process
	 * from exiting.
	 */
	private static void start(String name, Runnable work) {
		Thread thread = new Thread(work, name);
		thread.setDaemon(true);
		thread.start();
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
