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
 * Sender of metric envelopes through Sentry's client. They may occupy a third of the
 * transport's queue, up to a maximum; the rest is reserved for events and transactions.
 * Envelopes that are rejected by a full queue are sent again later. Thread-safe.
 */
final class MetricEnvelopeSender {

	private static final int QUEUE_FRACTION = 3;

	private static final int MAX_PENDING = 300;

	private static final long RETRY_MILLIS = 20;

	private static final long NANOS_PER_MILLI = 1_000_000;

	private final ISentryClient client;

	private final SentryOptions options;

	private final Queue<SentryEnvelope> rejected = new ConcurrentLinkedQueue<>();

	private volatile boolean marksEnqueued;

	private int pending;

	MetricEnvelopeSender(ISentryClient client, SentryOptions options) {
		this.client = client;
		this.options = options;
	}

	boolean isOf(ISentryClient client) {
		return this.client == client;
	}

	/**
	 * Return whether Sentry has rate limited metrics.
	 */
	boolean isRateLimited() {
		RateLimiter limiter = this.client.getRateLimiter();
		return limiter != null && limiter.isActiveForCategory(DataCategory.TraceMetric);
	}

	/**
	 * Wait until another envelope may be sent; rejected ones are sent first.
	 * @param deadline the {@link System#nanoTime()} until which to wait
	 * @return whether another envelope may be sent
	 */
	boolean awaitCapacity(long deadline) {
		try {
			while (!hasRoom()) {
				long millis = (deadline - System.nanoTime()) / NANOS_PER_MILLI;
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
		for (SentryEnvelope envelope = this.rejected.poll(); envelope != null; envelope = this.rejected.poll()) {
			if (!trySend(envelope)) {
				return false;
			}
		}
		synchronized (this) {
			return this.pending < Math.max(1, Math.min(MAX_PENDING, this.options.getMaxQueueSize() / QUEUE_FRACTION));
		}
	}

	void send(List<SentryMetricsEvent> items) {
		SentryEnvelopeItem item = SentryEnvelopeItem.fromMetrics(this.options.getSerializer(),
				new SentryMetricsEvents(items));
		trySend(new SentryEnvelope(new SentryEnvelopeHeader(null, this.options.getSdkVersion(), null), List.of(item)));
	}

	/**
	 * Send an envelope, or keep it if the queue rejected it.
	 */
	private boolean trySend(SentryEnvelope envelope) {
		Submission submission = new Submission();
		change(1);
		try {
			this.client.captureEnvelope(envelope, HintUtils.createWithTypeCheckHint(submission));
		}
		catch (RuntimeException ex) {
			submission.end();
			throw ex;
		}
		if (submission.isRejected(this.marksEnqueued)) {
			this.rejected.add(envelope);
			return false;
		}
		return true;
	}

	private synchronized void change(int by) {
		this.pending += by;
		notifyAll();
	}

	/**
	 * Callback of the transport for an envelope.
	 */
	private final class Submission implements SubmissionResult, Enqueable, Retryable {

		private final AtomicBoolean done = new AtomicBoolean();

		private volatile boolean enqueued;

		private volatile boolean success;

		private volatile boolean retry;

		@Override
		public void markEnqueued() {
			this.enqueued = true;
			MetricEnvelopeSender.this.marksEnqueued = true;
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
		 * Return whether the transport had no capacity for the envelope: it reports so,
		 * or does not mark it as enqueued although it does mark others. A transport that
		 * never marks any is assumed to have sent it.
		 */
		private boolean isRejected(boolean marksEnqueued) {
			if (this.enqueued) {
				return false;
			}
			return end() ? marksEnqueued : this.retry;
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
