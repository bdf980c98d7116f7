package io.github.tuxsentry.internal.actuate;

import io.github.tuxsentry.DeliveryStats;
import io.github.tuxsentry.internal.delivery.DeliveryCounters;

import org.springframework.boot.actuate.health.AbstractHealthIndicator;
import org.springframework.boot.actuate.health.Health;

/**
 * Tells of Sentry beside the application's health, which never depends on it: up where
 * Sentry is off or takes what it is sent, unknown where it does not.
 */
final class TuxSentryHealthIndicator extends AbstractHealthIndicator {

	private final SentryStatus status;

	private final DeliveryCounters delivery;

	/**
	 * Creates the indicator.
	 * @param status whether Sentry is on
	 * @param delivery counts what is sent
	 */
	TuxSentryHealthIndicator(SentryStatus status, DeliveryCounters delivery) {
		super("The health of Sentry could not be told");
		this.status = status;
		this.delivery = delivery;
	}

	@Override
	protected void doHealthCheck(Health.Builder health) {
		String reason = this.status.reason();
		if (reason != null) {
			health.up().withDetail("on", false).withDetail("reason", reason);
			return;
		}
		DeliveryStats stats = this.delivery.snapshot();
		health.up()
			.withDetail("on", true)
			.withDetail("sent", stats.sent())
			.withDetail("dropped", stats.droppedInAll())
			.withDetail("queued", stats.queued());
		if (stats.failing() && stats.lastFailureReason() != null) {
			health.unknown().withDetail("failing", stats.lastFailureReason());
		}
	}

}
