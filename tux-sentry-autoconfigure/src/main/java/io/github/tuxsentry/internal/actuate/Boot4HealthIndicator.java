package io.github.tuxsentry.internal.actuate;

import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.Status;

/**
 * Health indicator of Sentry for Spring Boot 4.
 */
final class Boot4HealthIndicator extends AbstractHealthIndicator {

	private final SentryHealth sentry;

	Boot4HealthIndicator(SentryHealth sentry) {
		super(SentryHealth.FAILURE_MESSAGE);
		this.sentry = sentry;
	}

	@Override
	protected void doHealthCheck(Health.Builder health) {
		SentryHealth.Snapshot snapshot = this.sentry.snapshot();
		health.status(snapshot.up() ? Status.UP : Status.UNKNOWN).withDetails(snapshot.details());
	}

}
