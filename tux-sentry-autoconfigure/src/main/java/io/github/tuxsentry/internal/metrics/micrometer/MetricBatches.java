package io.github.tuxsentry.internal.metrics.micrometer;

import java.util.ArrayList;
import java.util.List;

import io.sentry.SentryMetricsEvent;

/**
 * Gathers the items of one publish and hands them over in batches. It goes past the queue
 * of Sentry's metrics API, which loses items under load.
 */
final class MetricBatches {

	private final MetricEnvelopeSender outbox;

	private final MetricEventFilter gatekeeper;

	private final int size;

	private final long deadline;

	private List<SentryMetricsEvent> batch = new ArrayList<>();

	private int added;

	/**
	 * Creates the batches of a publish.
	 * @param outbox where they go
	 * @param gatekeeper decides what goes
	 * @param size how many items make a batch
	 * @param deadline the {@link System#nanoTime()} until which to wait for room
	 */
	MetricBatches(MetricEnvelopeSender outbox, MetricEventFilter gatekeeper, int size, long deadline) {
		this.outbox = outbox;
		this.gatekeeper = gatekeeper;
		this.size = size;
		this.deadline = deadline;
	}

	/**
	 * Tells whether the items of another meter can be taken; waits for the transport if
	 * they cannot.
	 */
	boolean awaitRoom() {
		return !this.batch.isEmpty() || this.outbox.awaitRoom(this.deadline);
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
		this.added++;
		this.batch.add(admitted);
		if (this.batch.size() == this.size) {
			send();
		}
	}

	/**
	 * Returns how many items were let through so far.
	 */
	int added() {
		return this.added;
	}

	void send() {
		if (!this.batch.isEmpty()) {
			List<SentryMetricsEvent> full = this.batch;
			this.batch = new ArrayList<>();
			this.outbox.send(full);
		}
	}

}
