package io.github.tuxsentry.internal.metrics.micrometer;

import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
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
import io.sentry.hints.Retryable;
import io.sentry.hints.SubmissionResult;
import io.sentry.transport.RateLimiter;
import io.sentry.util.HintUtils;

/**
 * Hands envelopes of metrics to Sentry's client and knows how many of them are still in
 * the queue of its transport, of which they may fill a third: the rest is for events and
 * transactions. What the queue turns away, since others have filled it, is handed over
 * again later. Thread-safe.
 */
final class MetricEnvelopeSender {

	private static final int SHARE_OF_THE_QUEUE = 3;

	private static final long RETRY_MILLIS = 20;

	private static final long NANOS_A_MILLI = 1_000_000;

	private final ISentryClient client;

	private final SentryOptions options;

	private final Queue<SentryEnvelope> turnedAway = new ConcurrentLinkedQueue<>();

	private volatile boolean tellsWhatIsQueued;

	private int underway;

	MetricEnvelopeSender(ISentryClient client, SentryOptions options) {
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
	 * Waits until another envelope may be handed over; those that were turned away go
	 * first.
	 * @param deadline the {@link System#nanoTime()} until which to wait
	 * @return whether it may
	 */
	boolean awaitRoom(long deadline) {
		try {
			while (!hasRoom()) {
				long millis = (deadline - System.nanoTime()) / NANOS_A_MILLI;
				if (millis <= 0) {
					return false;
				}
				synchronized (this) {
					wait(Math.min(millis, RETRY_MILLIS));
				}
			}
			return true;
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			return false;
		}
	}

	private boolean hasRoom() {
		for (SentryEnvelope envelope = this.turnedAway.poll(); envelope != null; envelope = this.turnedAway.poll()) {
			if (!handOver(envelope)) {
				return false;
			}
		}
		synchronized (this) {
			return this.underway < Math.max(1, this.options.getMaxQueueSize() / SHARE_OF_THE_QUEUE);
		}
	}

	void send(List<SentryMetricsEvent> items) {
		SentryEnvelopeItem item = SentryEnvelopeItem.fromMetrics(this.options.getSerializer(),
				new SentryMetricsEvents(items));
		handOver(new SentryEnvelope(new SentryEnvelopeHeader(null, this.options.getSdkVersion(), null), List.of(item)));
	}

	/**
	 * Hands an envelope over, or keeps it when the queue turned it away.
	 */
	private boolean handOver(SentryEnvelope envelope) {
		Delivery delivery = new Delivery();
		change(1);
		try {
			this.client.captureEnvelope(envelope, HintUtils.createWithTypeCheckHint(delivery));
		}
		catch (RuntimeException ex) {
			delivery.end();
			throw ex;
		}
		if (delivery.isTurnedAway(this.tellsWhatIsQueued)) {
			this.turnedAway.add(envelope);
			return false;
		}
		return true;
	}

	private synchronized void change(int by) {
		this.underway += by;
		notifyAll();
	}

	/**
	 * Told by the transport what becomes of an envelope.
	 */
	private final class Delivery implements SubmissionResult, Enqueable, Retryable {

		private final AtomicBoolean done = new AtomicBoolean();

		private volatile boolean enqueued;

		private volatile boolean success;

		private volatile boolean retry;

		@Override
		public void markEnqueued() {
			this.enqueued = true;
			MetricEnvelopeSender.this.tellsWhatIsQueued = true;
		}

		@Override
		public void setResult(boolean success) {
			this.success = success;
			end();
		}

		@Override
		public boolean isSuccess() {
			return this.success;
		}

		@Override
		public boolean isRetry() {
			return this.retry;
		}

		@Override
		public void setRetry(boolean retry) {
			this.retry = retry;
		}

		/**
		 * Tells whether there was no room for the envelope: the transport says so, or
		 * says nothing although it does of others. One that never says a word is taken to
		 * have sent it.
		 */
		private boolean isTurnedAway(boolean silenceMeansNo) {
			if (this.enqueued) {
				return false;
			}
			return end() ? silenceMeansNo : this.retry;
		}

		private boolean end() {
			boolean first = this.done.compareAndSet(false, true);
			if (first) {
				change(-1);
			}
			return first;
		}

	}

}
