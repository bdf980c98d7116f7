package io.github.tuxsentry.internal.delivery;

import java.io.IOException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

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
 * The one thread that takes parcels out of the backlog and to Sentry, oldest first, until
 * the backlog ends. What does not get through waits longer each time, up to a minute.
 */
final class EnvelopeDispatcher implements Runnable {

	private static final long FIRST_PAUSE_NANOS = TimeUnit.SECONDS.toNanos(1);

	private static final int MAX_DOUBLINGS = 6;

	private static final long MAX_PAUSE_NANOS = TimeUnit.MINUTES.toNanos(1);

	private static final long PAUSE_IN_A_HURRY_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

	private final EnvelopeQueue backlog;

	private final IngestClient ingest;

	private final EnvelopeCodec packer;

	private final RateLimiter rateLimiter;

	private final SentryOptions options;

	private final DiscardRecorder losses;

	private final DeliveryCounters monitor;

	private final long maxAgeMillis;

	private final FaultBarrier faults;

	private final OutageLog outages = new OutageLog();

	private final AtomicInteger flushes = new AtomicInteger();

	private volatile int failuresInARow;

	EnvelopeDispatcher(EnvelopeQueue backlog, IngestClient ingest, RateLimiter rateLimiter, SentryOptions options,
			DiscardRecorder losses, DeliveryCounters monitor, long maxAgeMillis, FaultBarrier faults) {
		this.backlog = backlog;
		this.ingest = ingest;
		this.packer = new EnvelopeCodec(options);
		this.rateLimiter = rateLimiter;
		this.options = options;
		this.losses = losses;
		this.monitor = monitor;
		this.maxAgeMillis = maxAgeMillis;
		this.faults = faults;
	}

	@Override
	public void run() {
		try {
			for (QueuedEnvelope parcel = this.backlog.take(); parcel != null; parcel = this.backlog.take()) {
				carry(parcel);
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	private void carry(QueuedEnvelope parcel) {
		try {
			if (this.rateLimiter.isActiveForCategory(DataCategory.All)) {
				putBack(parcel);
				pause();
			}
			else {
				deliver(parcel);
			}
		}
		catch (Throwable fault) {
			this.faults.caught("send an envelope", fault);
			giveUp(parcel, DiscardRecorder.FAULT, null);
		}
	}

	private void deliver(QueuedEnvelope parcel) throws IOException {
		if (System.currentTimeMillis() - parcel.capturedAt() > this.maxAgeMillis) {
			giveUp(parcel, DiscardRecorder.EXPIRED, DiscardReason.CACHE_OVERFLOW);
			return;
		}
		SentryEnvelope envelope = read(parcel);
		if (envelope == null) {
			giveUp(parcel, parcel.isStored() ? DiscardRecorder.CORRUPT : DiscardRecorder.UNSERIALIZABLE, null);
			return;
		}
		SentryEnvelope allowed = this.rateLimiter.filter(envelope,
				(parcel.hint() != null) ? parcel.hint() : new Hint());
		if (allowed == null) {
			giveUp(parcel, DiscardRecorder.RATE_LIMITED, null);
			return;
		}
		send(parcel, allowed);
	}

	private @Nullable SentryEnvelope read(QueuedEnvelope parcel) {
		try {
			return this.packer.unpack(parcel.read());
		}
		catch (IOException ex) {
			return null;
		}
	}

	private void send(QueuedEnvelope parcel, SentryEnvelope envelope) throws IOException {
		Hint hint = parcel.hint();
		if (hint != null) {
			Hints.inGoodHands(hint, envelope);
		}
		if (!this.options.getTransportGate().isConnected()) {
			failed(parcel, new SendResult(Outcome.NOT_TAKEN, "no connection"));
			return;
		}
		SentryEnvelope withReport = this.options.getClientReportRecorder().attachReportToEnvelope(envelope);
		SendResult answer = this.ingest.post(this.packer.packForSending(withReport));
		if (answer.outcome() == Outcome.TAKEN) {
			taken(parcel);
			return;
		}
		keepReport(withReport);
		failed(parcel, answer);
	}

	private void taken(QueuedEnvelope parcel) {
		parcel.delete();
		this.failuresInARow = 0;
		boolean recovered = this.monitor.sent();
		this.backlog.settle(parcel);
		this.faults.run("tell of a delivery", () -> {
			Hints.settled(parcel.hint(), true, false);
			if (recovered) {
				this.outages.ends(this.backlog.size(), this.monitor.snapshot().droppedInAll());
			}
		});
	}

	private void failed(QueuedEnvelope parcel, SendResult answer) {
		this.failuresInARow++;
		if (this.monitor.failed(answer.reason())) {
			this.faults.run("tell of an outage", () -> this.outages.begins(answer.reason(), this.backlog.size()));
		}
		switch (answer.outcome()) {
			case LIMITED -> giveUp(parcel, DiscardRecorder.RATE_LIMITED, null);
			case REFUSED -> giveUp(parcel, DiscardRecorder.SEND_ERROR, DiscardReason.SEND_ERROR);
			case UNANSWERED -> {
				// What is stored may arrive twice rather than never.
				if (parcel.isStored()) {
					putBack(parcel);
				}
				else {
					giveUp(parcel, DiscardRecorder.NETWORK_ERROR, DiscardReason.NETWORK_ERROR);
				}
				pause();
			}
			default -> {
				putBack(parcel);
				pause();
			}
		}
	}

	private void putBack(QueuedEnvelope parcel) {
		if (!this.backlog.putBack(parcel)) {
			this.losses.record(parcel, DiscardRecorder.SHUTDOWN, DiscardReason.NETWORK_ERROR);
		}
		else if (this.backlog.isEnding()) {
			this.losses.recordAll(this.backlog.close(), DiscardRecorder.SHUTDOWN, DiscardReason.NETWORK_ERROR);
		}
	}

	private void giveUp(QueuedEnvelope parcel, String reason, @Nullable DiscardReason sdkReason) {
		this.losses.record(parcel, reason, sdkReason);
		this.backlog.settle(parcel);
	}

	/**
	 * A report of lost events that did not get through goes with the next envelope.
	 */
	private void keepReport(SentryEnvelope envelope) {
		for (SentryEnvelopeItem item : envelope.getItems()) {
			if (item.getHeader().getType() == SentryItemType.ClientReport) {
				this.options.getClientReportRecorder().recordLostEnvelopeItem(DiscardReason.NETWORK_ERROR, item);
			}
		}
	}

	private void pause() {
		int doublings = Math.min(Math.max(0, this.failuresInARow - 1), MAX_DOUBLINGS);
		long nanos = Math.min(FIRST_PAUSE_NANOS << doublings, MAX_PAUSE_NANOS);
		this.backlog.pause((this.flushes.get() > 0) ? Math.min(nanos, PAUSE_IN_A_HURRY_NANOS) : nanos);
	}

	/**
	 * Waits until everything is sent, or gives up after some failures in a row.
	 * @param nanos how long to wait at the most
	 * @throws InterruptedException if the thread is interrupted
	 */
	void flush(long nanos) throws InterruptedException {
		this.flushes.incrementAndGet();
		try {
			int failuresBefore = this.failuresInARow;
			this.backlog.resume();
			this.backlog.awaitEmpty(nanos, () -> isHopeless(failuresBefore));
		}
		finally {
			this.flushes.decrementAndGet();
		}
	}

	private boolean isHopeless(int failuresBefore) {
		return this.failuresInARow - failuresBefore >= 3 || this.rateLimiter.isActiveForCategory(DataCategory.All);
	}

}
