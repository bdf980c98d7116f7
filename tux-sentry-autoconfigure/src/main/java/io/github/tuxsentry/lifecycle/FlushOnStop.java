package io.github.tuxsentry.lifecycle;

import java.time.Duration;

import io.github.tuxsentry.SentryManager;

import org.springframework.context.SmartLifecycle;

/**
 * Sends what is waiting once everything else with a lifecycle has stopped, and before any
 * bean is destroyed.
 */
public final class FlushOnStop implements SmartLifecycle {

	private final SentryManager sentry;

	private final Duration timeout;

	private volatile boolean running;

	/**
	 * Creates the lifecycle.
	 * @param sentry sends what is waiting
	 * @param timeout how long to wait at the most
	 */
	public FlushOnStop(SentryManager sentry, Duration timeout) {
		this.sentry = sentry;
		this.timeout = timeout;
	}

	@Override
	public void start() {
		this.running = true;
	}

	@Override
	public void stop() {
		this.running = false;
		this.sentry.flush(this.timeout);
	}

	@Override
	public boolean isRunning() {
		return this.running;
	}

	@Override
	public int getPhase() {
		return Integer.MIN_VALUE;
	}

}
