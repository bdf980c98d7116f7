package io.github.tuxsentry.internal.actuate;

import org.springframework.boot.actuate.health.AbstractHealthIndicator;
import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.Status;

/**
 * Health indicator of Sentry for Spring Boot 3.
 */
final class Boot3HealthIndicator extends AbstractHealthIndicator {

	private final SentryHealth sentry;

	Boot3HealthIndicator(SentryHealth sentry) {
		super(SentryHealth.FAILURE_MESSAGE);
		this.sentry = sentry;
	}

	@Override
	protected void doHealthCheck(Health.Builder health) {
		SentryHealth.Snapshot snapshot = this.sentry.snapshot();
		health.status(snapshot.up() ? Status.UP : Status.UNKNOWN).withDetails(snapshot.details());
	}

}
