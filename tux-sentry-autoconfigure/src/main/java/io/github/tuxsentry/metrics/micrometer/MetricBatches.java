package io.github.tuxsentry.metrics.micrometer;

import java.util.ArrayList;
import java.util.List;

import io.sentry.ISentryClient;
import io.sentry.SentryMetricsEvent;
import io.sentry.SentryMetricsEvents;

/**
 * Gathers the items of one publish and hands them to Sentry's client in batches. It goes
 * past the queue of Sentry's metrics API, which loses items under load.
 */
final class MetricBatches {

	private final ISentryClient client;

	private final Gatekeeper gatekeeper;

	private final int size;

	private List<SentryMetricsEvent> batch = new ArrayList<>();

	MetricBatches(ISentryClient client, Gatekeeper gatekeeper, int size) {
		this.client = client;
		this.gatekeeper = gatekeeper;
		this.size = size;
	}

	void add(SentryMetricsEvent event) {
		// A number that JSON cannot express would lose the whole envelope.
		if (!Double.isFinite(event.getValue())) {
			return;
		}
		SentryMetricsEvent admitted = this.gatekeeper.admit(event);
		if (admitted == null) {
			return;
		}
		this.batch.add(admitted);
		if (this.batch.size() == this.size) {
			send();
		}
	}

	void send() {
		if (!this.batch.isEmpty()) {
			List<SentryMetricsEvent> full = this.batch;
			this.batch = new ArrayList<>();
			this.client.captureBatchedMetricsEvents(new SentryMetricsEvents(full));
		}
	}

}
