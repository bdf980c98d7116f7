package io.github.tuxsentry.internal.actuate;

import io.github.tuxsentry.DeliveryStats;
import io.github.tuxsentry.internal.autoconfigure.SentryStatus;
import io.github.tuxsentry.internal.delivery.DeliveryCounters;

import org.springframework.boot.actuate.health.AbstractHealthIndicator;
import org.springframework.boot.actuate.health.Health;

/**
 * Health indicator of Sentry, which never affects the health of the application: up if
 * Sentry is disabled or accepts envelopes, unknown otherwise.
 */
final class TuxSentryHealthIndicator extends AbstractHealthIndicator {

	private final SentryStatus status;

	private final DeliveryCounters delivery;

	TuxSentryHealthIndicator(SentryStatus status, DeliveryCounters delivery) {
		super("The health of Sentry could not be determined");
		this.status = status;
		this.delivery = delivery;
	}

	@Override
	protected void doHealthCheck(Health.Builder health) {
		String reason = this.status.reason();
		if (reason != null) {
			health.up().withDetail("enabled", false).withDetail("reason", reason);
			return;
		}
		DeliveryStats stats = this.delivery.snapshot();
		health.up()
			.withDetail("enabled", true)
			.withDetail("sent", stats.sent())
			.withDetail("dropped", stats.totalDropped())
			.withDetail("queued", stats.queued());
		if (stats.failing() && stats.lastFailureReason() != null) {
			health.unknown().withDetail("failing", stats.lastFailureReason());
		}
	}

}
