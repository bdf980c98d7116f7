package io.github.tuxsentry.internal.discord.execution;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

import io.github.tuxsentry.SentryManager;
import io.github.tuxsentry.internal.fault.FaultBarrier;
import io.github.tuxsentry.metrics.BotMetrics;
import org.jspecify.annotations.Nullable;

/**
 * Reporter of interactions that the bot did not acknowledge in time. Each is counted, and
 * one per command and hour is captured. Thread-safe.
 */
public final class UnacknowledgedInteractions {

	private static final long HOUR_NANOS = Duration.ofHours(1).toNanos();

	private static final int MAX_NAMES = 1000;

	private final BotMetrics metrics;

	private final @Nullable SentryManager sentry;

	private final FaultBarrier faults;

	private final Map<String, Long> captured = new LinkedHashMap<>(16, 0.75f, true) {

		@Override
		protected boolean removeEldestEntry(Map.Entry<String, Long> eldest) {
			return size() > MAX_NAMES;
		}

	};

	/**
	 * Create a new reporter.
	 * @param metrics counts the interactions
	 * @param sentry captures the events, or {@code null} to only count
	 * @param faults handles internal errors
	 */
	public UnacknowledgedInteractions(BotMetrics metrics, @Nullable SentryManager sentry, FaultBarrier faults) {
		this.metrics = metrics;
		this.sentry = sentry;
		this.faults = faults;
	}

	void report(Invocation invocation, InteractionNotAcknowledgedException problem) {
		this.metrics.recordUnacknowledgedInteraction(invocation.name(), invocation.kind().type());
		SentryManager manager = this.sentry;
		if (manager != null && isDue(invocation.transactionName())) {
			this.faults.run("report an interaction without acknowledgement", () -> manager.captureException(problem));
		}
	}

	private boolean isDue(String name) {
		long now = System.nanoTime();
		synchronized (this.captured) {
			Long before = this.captured.get(name);
			boolean due = before == null || now - before >= HOUR_NANOS;
			if (due) {
				this.captured.put(name, now);
			}
			return due;
		}
	}

}
