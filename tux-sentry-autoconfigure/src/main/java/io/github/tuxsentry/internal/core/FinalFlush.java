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
 * Sends what is waiting and closes Sentry, within a time that holds whatever the ingest
 * does: left alone, the SDK waits for it several times over when it closes.
 */
public final class FinalFlush {

	/**
	 * What closing takes when there is nothing to wait for any more.
	 */
	private static final Duration CLOSING = Duration.ofSeconds(1);

	private final IScopes scopes;

	private final FaultBarrier faults;

	/**
	 * Creates a final flush.
	 * @param scopes the scopes of the current thread
	 * @param faults takes the faults of publishers and of the SDK
	 */
	public FinalFlush(IScopes scopes, FaultBarrier faults) {
		this.scopes = scopes;
		this.faults = faults;
	}

	/**
	 * Publishes, sends and closes. Returns at the latest a second after the time is up.
	 * @param publishers hold metrics back
	 * @param timeout how long sending may take
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
		// Not even a publisher that hangs holds up the end of the process.
		thread.setDaemon(true);
		thread.start();
		await(closed, timeout.plus(CLOSING));
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
