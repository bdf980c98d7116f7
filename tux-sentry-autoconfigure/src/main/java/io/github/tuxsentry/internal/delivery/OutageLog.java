package io.github.tuxsentry.internal.delivery;

import java.time.Duration;
import java.util.function.LongSupplier;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One warning when envelopes stop getting through and one when they do again; a Sentry
 * that flaps is told of once a minute at most. Used by one thread.
 */
final class OutageLog {

	private static final Logger logger = LoggerFactory.getLogger(OutageLog.class);

	private static final long QUIET_NANOS = Duration.ofMinutes(1).toNanos();

	private final LongSupplier nanoTime;

	private long nextWarningAt;

	private boolean told;

	OutageLog() {
		this(System::nanoTime);
	}

	OutageLog(LongSupplier nanoTime) {
		this.nanoTime = nanoTime;
		this.nextWarningAt = nanoTime.getAsLong();
	}

	void begins(String reason, long queued) {
		long now = this.nanoTime.getAsLong();
		this.told = now - this.nextWarningAt >= 0;
		if (this.told) {
			this.nextWarningAt = now + QUIET_NANOS;
			logger.warn("Envelopes do not get to Sentry ({}). {} wait and are tried again", reason, queued);
		}
	}

	void ends(long queued, long dropped) {
		if (this.told) {
			this.told = false;
			logger.warn("Envelopes get to Sentry again. {} wait, {} were dropped since the start", queued, dropped);
		}
	}

}
