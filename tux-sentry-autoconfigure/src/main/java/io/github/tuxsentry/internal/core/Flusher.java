package io.github.tuxsentry.internal.core;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import java.util.stream.Stream;

import io.github.tuxsentry.internal.fault.FaultBarrier;
import io.github.tuxsentry.internal.metrics.MetricsPublisher;
import io.sentry.IScopes;

/**
 * Flush of the metrics recorded so far and of all pending data of the SDK.
 */
public final class Flusher {

	private final IScopes scopes;

	private final Supplier<Stream<MetricsPublisher>> publishers;

	private final FaultBarrier faults;

	/**
	 * Create a new flusher.
	 * @param scopes the scopes of the current thread
	 * @param publishers the publishers of pending metrics, obtained for each flush
	 * @param faults handles exceptions thrown by publishers
	 */
	public Flusher(IScopes scopes, Supplier<Stream<MetricsPublisher>> publishers, FaultBarrier faults) {
		this.scopes = scopes;
		this.publishers = publishers;
		this.faults = faults;
	}

	void flush(Duration timeout) {
		if (this.scopes.isEnabled()) {
			this.faults.run("publish metrics", () -> this.publishers.get().forEach(MetricsPublisher::publishNow));
			this.scopes.flush(timeout.toMillis());
		}
	}

	CompletableFuture<Void> flushAsync(Duration timeout) {
		CompletableFuture<Void> done = new CompletableFuture<>();
		Thread thread = new Thread(() -> {
			this.faults.run("flush", () -> flush(timeout));
			done.complete(null);
		}, "tux-sentry-flush");
		thread.setDaemon(true);
		thread.start();
		return done;
	}

}
