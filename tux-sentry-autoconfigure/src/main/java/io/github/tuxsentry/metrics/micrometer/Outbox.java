package io.github.tuxsentry.metrics.micrometer;

import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

import io.sentry.DataCategory;
import io.sentry.ISentryClient;
import io.sentry.SentryEnvelope;
import io.sentry.SentryEnvelopeHeader;
import io.sentry.SentryEnvelopeItem;
import io.sentry.SentryMetricsEvent;
import io.sentry.SentryMetricsEvents;
import io.sentry.SentryOptions;
import io.sentry.hints.Enqueable;
import io.sentry.hints.SubmissionResult;
import io.sentry.transport.RateLimiter;
import io.sentry.util.HintUtils;

/**
 * Hands envelopes of metrics to Sentry's client and knows how many of them are still in
 * the queue of its transport, of which they may fill a third: the rest is for events and
 * transactions. Thread-safe.
 */
final class Outbox {

	private static final int SHARE_OF_THE_QUEUE = 3;

	private final ISentryClient client;

	private final SentryOptions options;

	private int underway;

	Outbox(ISentryClient client, SentryOptions options) {
		this.client = client;
		this.options = options;
	}

	boolean isOf(ISentryClient client) {
		return this.client == client;
	}

	/**
	 * Tells whether Sentry has asked for a pause in which metrics would be thrown away.
	 */
	boolean isRateLimited() {
		RateLimiter limiter = this.client.getRateLimiter();
		return limiter != null && limiter.isActiveForCategory(DataCategory.TraceMetric);
	}

	/**
	 * Waits until another envelope may be handed over.
	 * @param deadline the {@link System#nanoTime()} until which to wait
	 * @return whether it may
	 */
	synchronized boolean awaitRoom(long deadline) {
		int most = Math.max(1, this.options.getMaxQueueSize() / SHARE_OF_THE_QUEUE);
		try {
			while (this.underway >= most) {
				long millis = (deadline - System.nanoTime()) / 1_000_000;
				if (millis <= 0) {
					return false;
				}
				wait(millis);
			}
			return true;
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			return false;
		}
	}

	void send(List<SentryMetricsEvent> items) {
		SentryEnvelopeItem item = SentryEnvelopeItem.fromMetrics(this.options.getSerializer(),
				new SentryMetricsEvents(items));
		SentryEnvelope envelope = new SentryEnvelope(new SentryEnvelopeHeader(null, this.options.getSdkVersion(), null),
				List.of(item));
		Delivery delivery = new Delivery();
		change(1);
		try {
			this.client.captureEnvelope(envelope, HintUtils.createWithTypeCheckHint(delivery));
		}
		finally {
			delivery.handedOver();
		}
	}

	private synchronized void change(int by) {
		this.underway += by;
		notifyAll();
	}

	/**
	 * Told by the transport what becomes of an envelope. One that was not put into the
	 * queue is done with at once.
	 */
	private final class Delivery implements SubmissionResult, Enqueable {

		private final AtomicBoolean done = new AtomicBoolean();

		private volatile boolean enqueued;

		private volatile boolean success;

		@Override
		public void markEnqueued() {
			this.enqueued = true;
		}

		@Override
		public void setResult(boolean success) {
			this.success = success;
			finish();
		}

		@Override
		public boolean isSuccess() {
			return this.success;
		}

		private void handedOver() {
			if (!this.enqueued) {
				finish();
			}
		}

		private void finish() {
			if (this.done.compareAndSet(false, true)) {
				change(-1);
			}
		}

	}

}
