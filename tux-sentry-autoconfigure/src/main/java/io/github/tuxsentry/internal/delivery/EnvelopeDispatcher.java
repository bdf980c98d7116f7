package io.github.tuxsentry.internal.delivery;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import io.github.tuxsentry.internal.delivery.SendResult.Outcome;
import io.github.tuxsentry.internal.fault.FaultBarrier;
import io.sentry.DataCategory;
import io.sentry.Hint;
import io.sentry.SentryEnvelope;
import io.sentry.SentryEnvelopeItem;
import io.sentry.SentryItemType;
import io.sentry.SentryOptions;
import io.sentry.clientreport.DiscardReason;
import io.sentry.transport.RateLimiter;
import org.jspecify.annotations.Nullable;

/**
 * Dispatcher that encodes queued envelopes and sends them to Sentry on a single thread,
 * oldest first, until the queue is closed. Retries are delayed exponentially, up to a
 * minute.
 */
final class EnvelopeDispatcher implements Runnable {

	private static final long MIN_PAUSE_NANOS = TimeUnit.SECONDS.toNanos(1);

	private static final int MAX_DOUBLINGS = 6;

	private static final long MAX_PAUSE_NANOS = TimeUnit.MINUTES.toNanos(1);

	private static final long FLUSH_PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

	private final EnvelopeQueue queue;

	private final IngestClient ingest;

	private final EnvelopeCodec codec;

	private final RateLimiter rateLimiter;

	private final SentryOptions options;

	private final DiscardRecorder discards;

	private final DeliveryCounters counters;

	private final long maxAgeNanos;

	private final FaultBarrier faults;

	private final OutageLog outages = new OutageLog();

	private final AtomicInteger flushes = new AtomicInteger();

	private volatile int consecutiveFailures;

	EnvelopeDispatcher(EnvelopeQueue queue, IngestClient ingest, RateLimiter rateLimiter, SentryOptions options,
			DiscardRecorder discards, DeliveryCounters counters, Duration maxAge, FaultBarrier faults) {
		this.queue = queue;
		this.ingest = ingest;
		this.codec = new EnvelopeCodec(options);
		this.rateLimiter = rateLimiter;
		this.options = options;
		this.discards = discards;
		this.counters = counters;
		this.maxAgeNanos = maxAge.toNanos();
		this.faults = faults;
	}

	@Override
	public void run() {
		try {
			for (QueuedEnvelope queued = this.queue.take(); queued != null; queued = this.queue.take()) {
				if (queued instanceof QueuedEnvelope.InMemory inMemory && !inMemory.isEncoded()) {
					encode(inMemory);
				}
				else {
					process(queued);
				}
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	private void encode(QueuedEnvelope.InMemory queued) {
		try {
			this.queue.encoded(queued, Content.of(queued.read(), this.queue.isFilling()));
		}
		catch (Throwable fault) {
			this.faults.caught("encode an envelope", fault);
			if (this.queue.remove(queued)) {
				this.discards.record(queued, DiscardRecorder.UNSERIALIZABLE, null);
			}
		}
	}

	private void process(QueuedEnvelope queued) {
		try {
			if (this.rateLimiter.isActiveForCategory(DataCategory.All)) {
				putBack(queued);
				pause();
			}
			else {
				deliver(queued);
			}
		}
		catch (Throwable fault) {
			this.faults.caught("send an envelope", fault);
			this.counters.failed("internal error: " + fault.getClass().getSimpleName());
			drop(queued, DiscardRecorder.FAULT, null);
		}
	}

	private void deliver(QueuedEnvelope queued) throws IOException {
		if (queued.age().exceeds(this.maxAgeNanos)) {
			drop(queued, DiscardRecorder.EXPIRED, DiscardReason.CACHE_OVERFLOW);
			return;
		}
		SentryEnvelope envelope = read(queued);
		if (envelope == null) {
			drop(queued, queued.isStored() ? DiscardRecorder.CORRUPT : DiscardRecorder.UNSERIALIZABLE, null);
			return;
		}
		SentryEnvelope allowed = this.rateLimiter.filter(envelope,
				(queued.hint() != null) ? queued.hint() : new Hint());
		if (allowed == null) {
			drop(queued, DiscardRecorder.RATE_LIMITED, null);
			return;
		}
		send(queued, allowed);
	}

	private @Nullable SentryEnvelope read(QueuedEnvelope queued) {
		try {
			return this.codec.decode(queued.read());
		}
		catch (IOException ex) {
			return null;
		}
	}

	private void send(QueuedEnvelope queued, SentryEnvelope envelope) throws IOException {
		Hint hint = queued.hint();
		if (hint != null) {
			Hints.markPersisted(hint, envelope);
		}
		if (!this.options.getTransportGate().isConnected()) {
			failed(queued, SendResult.failed("no connection"));
			return;
		}
		SentryEnvelope withReport = this.options.getClientReportRecorder().attachReportToEnvelope(envelope);
		SendResult result = this.ingest.post(this.codec.encodeForSending(withReport));
		if (result.outcome() == Outcome.ACCEPTED) {
			accepted(queued);
			return;
		}
		restoreReport(withReport);
		failed(queued, result);
	}

	private void accepted(QueuedEnvelope queued) {
		queued.delete();
		this.consecutiveFailures = 0;
		boolean recovered = this.counters.sent();
		this.queue.complete(queued);
		this.faults.run("report a delivery", () -> {
			Hints.complete(queued.hint(), true, false);
			if (recovered) {
				this.outages.recovered(this.queue.size(), this.counters.snapshot().totalDropped());
			}
		});
	}

	private void failed(QueuedEnvelope queued, SendResult result) {
		this.consecutiveFailures++;
		boolean retried = result.isRetried(queued.isStored());
		boolean begins = this.counters.failed(result.reason());
		long remaining = this.queue.size() - (retried ? 0 : 1);
		this.faults.run("report an outage", () -> this.outages.failed(result, begins, retried, remaining));
		switch (result.outcome()) {
			case RATE_LIMITED -> drop(queued, DiscardRecorder.RATE_LIMITED, null);
			case REJECTED -> drop(queued, DiscardRecorder.SEND_ERROR, DiscardReason.SEND_ERROR);
			default -> {
				// A stored envelope may arrive twice rather than never.
				if (retried) {
					putBack(queued);
				}
				else {
					drop(queued, DiscardRecorder.NETWORK_ERROR, DiscardReason.NETWORK_ERROR);
				}
				pause();
			}
		}
	}

	private void putBack(QueuedEnvelope queued) {
		if (!this.queue.putBack(queued)) {
			this.discards.record(queued, DiscardRecorder.SHUTDOWN, DiscardReason.NETWORK_ERROR);
		}
		else if (this.queue.isEnding()) {
			this.discards.recordAll(this.queue.close(), DiscardRecorder.SHUTDOWN, DiscardReason.NETWORK_ERROR);
		}
	}

	private void drop(QueuedEnvelope queued, String reason, @Nullable DiscardReason sdkReason) {
		this.discards.record(queued, reason, sdkReason);
		this.queue.complete(queued);
	}

	/**
	 * Attach a client report that was not delivered to the next envelope.
	 */
	private void restoreReport(SentryEnvelope envelope) {
		for (SentryEnvelopeItem item : envelope.getItems()) {
			if (item.getHeader().getType() == SentryItemType.ClientReport) {
				this.options.getClientReportRecorder().recordLostEnvelopeItem(DiscardReason.NETWORK_ERROR, item);
			}
		}
	}

	private void pause() {
		long nanos = pauseNanos(this.consecutiveFailures);
		this.queue.pause((this.flushes.get() > 0) ? Math.min(nanos, FLUSH_PAUSE_NANOS) : nanos);
	}

	/**
	 * Return the duration of a pause in nanoseconds.
	 * @param failures the number of consecutive failures
	 */
	static long pauseNanos(int failures) {
		int doublings = Math.min(Math.max(0, failures - 1), MAX_DOUBLINGS);
		return Math.min(MIN_PAUSE_NANOS << doublings, MAX_PAUSE_NANOS);
	}

	/**
	 * Wait until the queue is empty, or until several consecutive attempts have failed.
	 * @param nanos the maximum time to wait
	 * @throws InterruptedException if the thread is interrupted
	 */
	void flush(long nanos) throws InterruptedException {
		this.flushes.incrementAndGet();
		try {
			int failuresBefore = this.consecutiveFailures;
			this.queue.resume();
			this.queue.awaitEmpty(nanos, () -> shouldStopFlushing(failuresBefore));
		}
		finally {
			this.flushes.decrementAndGet();
		}
	}

	private boolean shouldStopFlushing(int failuresBefore) {
		return this.consecutiveFailures - failuresBefore >= 3 || this.rateLimiter.isActiveForCategory(DataCategory.All);
	}

	/**
	 * Abort the request in progress, if any.
	 */
	void abort() {
		this.ingest.close();
	}

}
