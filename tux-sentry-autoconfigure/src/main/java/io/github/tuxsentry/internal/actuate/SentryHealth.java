package io.github.tuxsentry.internal.actuate;

import java.util.LinkedHashMap;
import java.util.Map;

import io.github.tuxsentry.DeliveryStats;
import io.github.tuxsentry.internal.autoconfigure.SentryStatus;
import io.github.tuxsentry.internal.delivery.DeliveryCounters;

/**
 * Health of Sentry, which never affects the health of the application: up if Sentry is
 * disabled or accepts envelopes, unknown otherwise.
 */
final class SentryHealth {

	static final String FAILURE_MESSAGE = "The health of Sentry could not be determined";

	private final SentryStatus status;

	private final DeliveryCounters delivery;

	SentryHealth(SentryStatus status, DeliveryCounters delivery) {
		this.status = status;
		this.delivery = delivery;
	}

	Snapshot snapshot() {
		Map<String, Object> details = new LinkedHashMap<>();
		String reason = this.status.reason();
		if (reason != null) {
			details.put("enabled", false);
			details.put("reason", reason);
			return new Snapshot(true, details);
		}
		DeliveryStats stats = this.delivery.snapshot();
		details.put("enabled", true);
		details.put("sent", stats.sent());
		details.put("dropped", stats.totalDropped());
		details.put("queued", stats.queued());
		if (stats.failing() && stats.lastFailureReason() != null) {
			details.put("failing", stats.lastFailureReason());
			return new Snapshot(false, details);
		}
		return new Snapshot(true, details);
	}

	/**
	 * State of Sentry at a point in time.
	 *
	 * @param up whether Sentry is disabled or accepts envelopes
	 * @param details the details
	 */
	record Snapshot(boolean up, Map<String, Object> details) {
	}

}
