package io.github.tuxsentry.internal.delivery;

import java.io.IOException;
import java.util.concurrent.TimeUnit;

import io.github.tuxsentry.internal.fault.FaultBarrier;
import io.sentry.Hint;
import io.sentry.SentryEnvelope;
import io.sentry.SentryOptions;
import io.sentry.clientreport.DiscardReason;
import io.sentry.transport.ITransport;
import io.sentry.transport.RateLimiter;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes envelopes from the SDK and has them wait for the {@link EnvelopeDispatcher}: in
 * the offline directory, if there is one, before the capture returns; else in memory.
 */
final class DeliveryTransport implements ITransport {

	private static final Logger logger = LoggerFactory.getLogger(DeliveryTransport.class);

	private static final long GRACE_MILLIS = 1000;

	private static final long UNHEALTHY_NANOS = TimeUnit.SECONDS.toNanos(2);

	private final SentryOptions options;

	private final RateLimiter rateLimiter;

	private final EnvelopeQueue backlog;

	private final @Nullable OfflineDirectory directory;

	private final EnvelopeDispatcher courier;

	private final Thread thread;

	private final EnvelopeCodec packer;

	private final DiscardRecorder losses;

	private final DeliveryCounters monitor;

	private final FaultBarrier faults;

	private volatile long healthyFrom = System.nanoTime();

	private volatile boolean storing = true;

	DeliveryTransport(SentryOptions options, RateLimiter rateLimiter, EnvelopeQueue backlog,
			@Nullable OfflineDirectory directory, EnvelopeDispatcher courier, DiscardRecorder losses,
			DeliveryCounters monitor, FaultBarrier faults) {
		this.options = options;
		this.rateLimiter = rateLimiter;
		this.backlog = backlog;
		this.directory = directory;
		this.courier = courier;
		this.packer = new EnvelopeCodec(options);
		this.losses = losses;
		this.monitor = monitor;
		this.faults = faults;
		this.thread = new Thread(this::deliverUntilTheEnd, "tux-sentry-delivery");
		this.thread.setDaemon(true);
	}

	DeliveryTransport start() {
		this.thread.start();
		return this;
	}

	private void deliverUntilTheEnd() {
		this.courier.run();
		if (this.directory != null) {
			try {
				this.directory.close();
			}
			catch (IOException ex) {
				logger.debug("The offline directory could not be closed", ex);
			}
		}
	}

	@Override
	public void send(SentryEnvelope envelope, Hint hint) {
		this.monitor.captured();
		try {
			SentryEnvelope allowed = this.rateLimiter.filter(envelope, hint);
			if (allowed == null) {
				this.losses.record(envelope, DiscardRecorder.RATE_LIMITED, null);
			}
			else {
				enqueue(allowed, hint);
			}
		}
		catch (Throwable fault) {
			this.faults.caught("queue an envelope", fault);
			this.losses.record(envelope, DiscardRecorder.UNSERIALIZABLE, null);
		}
	}

	private void enqueue(SentryEnvelope envelope, Hint hint) throws IOException {
		byte[] content = this.packer.pack(envelope);
		QueuedEnvelope parcel = parcel(content, hint);
		if (!this.backlog.add(parcel)) {
			parcel.delete();
			this.healthyFrom = System.nanoTime() + UNHEALTHY_NANOS;
			this.losses.record(envelope,
					this.backlog.isEnding() ? DiscardRecorder.SHUTDOWN : DiscardRecorder.QUEUE_OVERFLOW,
					DiscardReason.QUEUE_OVERFLOW);
			Hints.settled(hint, false, true);
			return;
		}
		Hints.enqueued(hint);
		if (parcel.isStored()) {
			Hints.inGoodHands(hint, envelope);
			Hints.settled(hint, true, false);
			evict();
		}
	}

	private QueuedEnvelope parcel(byte[] content, Hint hint) {
		long now = System.currentTimeMillis();
		if (this.directory != null) {
			try {
				StoredEnvelope stored = this.directory.store(content, now);
				this.storing = true;
				return stored;
			}
			catch (IOException ex) {
				if (this.storing) {
					this.storing = false;
					logger.warn("Envelopes wait in memory, since the offline directory takes none: {}", ex.toString());
				}
			}
		}
		return new InMemoryEnvelope(content, now, hint);
	}

	void evict() {
		for (QueuedEnvelope evicted : this.backlog.evict()) {
			this.healthyFrom = System.nanoTime() + UNHEALTHY_NANOS;
			this.losses.record(evicted, DiscardRecorder.OFFLINE_OVERFLOW, DiscardReason.CACHE_OVERFLOW);
		}
	}

	@Override
	public boolean isHealthy() {
		return System.nanoTime() - this.healthyFrom >= 0 && !this.rateLimiter.isAnyRateLimitActive();
	}

	@Override
	public void flush(long timeoutMillis) {
		try {
			this.courier.flush(TimeUnit.MILLISECONDS.toNanos(timeoutMillis));
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	@Override
	public RateLimiter getRateLimiter() {
		return this.rateLimiter;
	}

	@Override
	public void close() throws IOException {
		close(false);
	}

	/**
	 * Ends, after the SDK has flushed. The one envelope that is on its way gets a little
	 * time to arrive; on a restart of the SDK the rest is sent behind the back of the new
	 * client.
	 */
	@Override
	public void close(boolean isRestarting) throws IOException {
		this.rateLimiter.close();
		if (isRestarting) {
			this.backlog.drain();
			this.backlog.resume();
			return;
		}
		this.losses.recordAll(this.backlog.close(), DiscardRecorder.SHUTDOWN, DiscardReason.NETWORK_ERROR);
		try {
			this.thread.join(Math.max(1, Math.min(GRACE_MILLIS, this.options.getFlushTimeoutMillis())));
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

}
