package io.github.tuxsentry.internal.delivery;

import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.LongSupplier;

import io.github.tuxsentry.internal.delivery.SendResult.Outcome;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Log of outages: a warning when delivery fails, another one if it then fails in another
 * way, and one when it recovers. Each is logged at most once a minute. Confined to a
 * single thread.
 */
final class OutageLog {

	private static final Logger logger = LoggerFactory.getLogger(OutageLog.class);

	private static final long MIN_INTERVAL_NANOS = Duration.ofMinutes(1).toNanos();

	private final Map<Outcome, Long> warnedAt = new EnumMap<>(Outcome.class);

	private final LongSupplier nanoTime;

	private Outcome current = Outcome.ACCEPTED;

	private boolean warned;

	OutageLog() {
		this(System::nanoTime);
	}

	OutageLog(LongSupplier nanoTime) {
		this.nanoTime = nanoTime;
	}

	/**
	 * Log a failed attempt.
	 * @param result the result
	 * @param begins whether the previous attempt succeeded
	 * @param retried whether the envelope is retried
	 * @param queued the number of envelopes that remain in the queue
	 */
	void failed(SendResult result, boolean begins, boolean retried, long queued) {
		if (!begins && this.current == result.outcome()) {
			return;
		}
		this.current = result.outcome();
		Long last = this.warnedAt.get(result.outcome());
		long now = this.nanoTime.getAsLong();
		if (last == null || now - last >= MIN_INTERVAL_NANOS) {
			this.warned = true;
			this.warnedAt.put(result.outcome(), now);
			logger.warn(message(result.outcome(), retried), result.reason(), queued);
		}
	}

	private static String message(Outcome outcome, boolean retried) {
		if (retried) {
			return "Envelopes cannot be sent to Sentry ({}). {} are queued and will be retried";
		}
		return switch (outcome) {
			case REJECTED ->
				"Sentry has rejected an envelope ({}). Rejected envelopes are dropped, {} are still queued";
			case RATE_LIMITED -> "Sentry limits the rate ({}). Limited envelopes are dropped, {} are still queued";
			default -> "Sentry did not respond ({}). Envelopes that it may have received are dropped,"
					+ " {} are still queued";
		};
	}

	void recovered(long queued, long dropped) {
		if (this.warned) {
			this.warned = false;
			logger.warn("Envelopes are sent to Sentry again. {} are queued, {} were dropped since the start", queued,
					dropped);
		}
	}

}
