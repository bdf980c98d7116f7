package io.github.tuxsentry.internal.delivery;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.StreamSupport;

import io.github.tuxsentry.internal.fault.FaultBarrier;
import io.github.tuxsentry.internal.serialization.EnvelopeSnapshot;
import io.github.tuxsentry.internal.serialization.ScrubbingSerializer;
import io.sentry.Hint;
import io.sentry.SentryEnvelope;
import io.sentry.SentryEnvelopeItem;
import io.sentry.SentryEvent;
import io.sentry.SentryItemType;
import io.sentry.SentryOptions;
import io.sentry.clientreport.DiscardReason;
import io.sentry.transport.ITransport;
import io.sentry.transport.RateLimiter;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * {@link ITransport} that queues envelopes for the {@link EnvelopeDispatcher}: in the
 * offline directory, if there is one, before the capture returns; in memory otherwise, as
 * a snapshot that the dispatcher encodes.
 */
final class DeliveryTransport implements ITransport {

	private static final Logger logger = LoggerFactory.getLogger(DeliveryTransport.class);

	/**
	 * The SDK is closed with a flush timeout of zero, but the next context of the process
	 * needs the lock of the offline directory.
	 */
	private static final long MIN_JOIN_MILLIS = 200;

	private static final long MAX_JOIN_MILLIS = 1000;

	private static final long UNHEALTHY_NANOS = TimeUnit.SECONDS.toNanos(2);

	private final SentryOptions options;

	private final RateLimiter rateLimiter;

	private final EnvelopeQueue queue;

	private final @Nullable OfflineDirectory directory;

	private final @Nullable SessionStore sessions;

	private final EnvelopeDispatcher dispatcher;

	private final Thread thread;

	private final EnvelopeCodec codec;

	private final DiscardRecorder discards;

	private final DeliveryCounters counters;

	private final FaultBarrier faults;

	private volatile long healthyFrom = System.nanoTime();

	private volatile boolean storing = true;

	DeliveryTransport(SentryOptions options, RateLimiter rateLimiter, EnvelopeQueue queue,
			@Nullable OfflineDirectory directory, EnvelopeDispatcher dispatcher, DiscardRecorder discards,
			DeliveryCounters counters, FaultBarrier faults) {
		this.options = options;
		this.rateLimiter = rateLimiter;
		this.queue = queue;
		this.directory = directory;
		this.sessions = (directory != null) ? new SessionStore(directory, options, faults) : null;
		this.dispatcher = dispatcher;
		this.codec = new EnvelopeCodec(options);
		this.discards = discards;
		this.counters = counters;
		this.faults = faults;
		this.thread = new Thread(this::dispatchUntilClosed, "tux-sentry-delivery");
		this.thread.setDaemon(true);
	}

	DeliveryTransport start() {
		this.thread.start();
		return this;
	}

	private void dispatchUntilClosed() {
		this.dispatcher.run();
		if (this.directory != null) {
			try {
				this.directory.close();
			}
			catch (IOException ex) {
				logger.debug("Could not close the offline directory", ex);
			}
		}
	}

	@Override
	public void send(SentryEnvelope envelope, Hint hint) {
		if (!(hint.get(DeferredDelivery.HINT) instanceof DeferredDelivery deferred)
				|| !deferred.defer(() -> deliver(envelope, hint))) {
			deliver(envelope, hint);
		}
	}

	private void deliver(SentryEnvelope envelope, Hint hint) {
		this.counters.captured();
		try {
			SentryEnvelope allowed = this.rateLimiter.filter(envelope, hint);
			if (allowed == null) {
				this.discards.record(envelope, DiscardRecorder.RATE_LIMITED, null);
			}
			else {
				enqueue(allowed, hint);
			}
		}
		catch (Throwable fault) {
			this.faults.caught("queue an envelope", fault);
			this.discards.record(envelope, DiscardRecorder.UNSERIALIZABLE, null);
		}
	}

	private void enqueue(SentryEnvelope envelope, Hint hint) throws IOException {
		if (this.sessions != null) {
			this.sessions.record(envelope);
		}
		if (offerUnencoded(envelope, hint) || offer(envelope, hint)) {
			return;
		}
		List<SentryEnvelopeItem> attachments = items(envelope, DeliveryTransport::isAttachment);
		if (!attachments.isEmpty() && !this.queue.isEnding() && offer(withoutAttachments(envelope), hint)) {
			this.discards.report(attachments, DiscardReason.QUEUE_OVERFLOW);
			return;
		}
		this.healthyFrom = System.nanoTime() + UNHEALTHY_NANOS;
		this.discards.record(envelope,
				this.queue.isEnding() ? DiscardRecorder.SHUTDOWN : DiscardRecorder.QUEUE_OVERFLOW,
				DiscardReason.QUEUE_OVERFLOW);
		Hints.complete(hint, false, true);
	}

	private boolean offerUnencoded(SentryEnvelope envelope, Hint hint) {
		SentryEvent event = removeEvent(hint);
		EnvelopeSnapshot snapshot = (this.directory == null) ? EnvelopeSnapshot.of(envelope, event) : null;
		if (snapshot == null
				|| !this.queue.add(new QueuedEnvelope.InMemory(new Content.Unencoded(snapshot, this.codec), hint))) {
			return false;
		}
		Hints.markEnqueued(hint);
		return true;
	}

	/**
	 * Remove the event from the hint, which is retained while the envelope is queued.
	 * @return the event, or {@code null} if it is serialized by another serializer, which
	 * would not write its snapshot
	 */
	private @Nullable SentryEvent removeEvent(Hint hint) {
		SentryEvent event = hint.getAs(EnvelopeSnapshot.EVENT_HINT, SentryEvent.class);
		hint.remove(EnvelopeSnapshot.EVENT_HINT);
		return (this.options.getSerializer() instanceof ScrubbingSerializer) ? event : null;
	}

	private boolean offer(SentryEnvelope envelope, Hint hint) throws IOException {
		QueuedEnvelope queued = store(this.codec.encode(envelope), hint);
		if (!this.queue.add(queued)) {
			queued.delete();
			return false;
		}
		Hints.markEnqueued(hint);
		if (queued.isStored()) {
			Hints.markPersisted(hint, envelope);
			Hints.complete(hint, true, false);
			evict();
		}
		return true;
	}

	/**
	 * An event with large attachments may exceed the memory of the queue.
	 */
	private static SentryEnvelope withoutAttachments(SentryEnvelope envelope) {
		return new SentryEnvelope(envelope.getHeader(), items(envelope, (item) -> !isAttachment(item)));
	}

	private static List<SentryEnvelopeItem> items(SentryEnvelope envelope, Predicate<SentryEnvelopeItem> condition) {
		return StreamSupport.stream(envelope.getItems().spliterator(), false).filter(condition).toList();
	}

	private static boolean isAttachment(SentryEnvelopeItem item) {
		return item.getHeader().getType() == SentryItemType.Attachment;
	}

	private QueuedEnvelope store(byte[] content, Hint hint) throws IOException {
		if (this.directory != null) {
			try {
				QueuedEnvelope.Stored stored = this.directory.store(content, System.currentTimeMillis());
				this.storing = true;
				return stored;
			}
			catch (IOException ex) {
				if (this.storing) {
					this.storing = false;
					logger.warn("Envelopes are queued in memory, because the offline directory cannot be written: {}",
							ex.toString());
				}
			}
		}
		return new QueuedEnvelope.InMemory(Content.of(content, this.queue.isFilling()), hint);
	}

	/**
	 * Queue updates of sessions that earlier processes have not ended.
	 */
	void endSessions() {
		if (this.sessions != null) {
			this.sessions.end((envelope) -> send(envelope, new Hint()));
		}
	}

	void evict() {
		for (QueuedEnvelope evicted : this.queue.evict()) {
			this.healthyFrom = System.nanoTime() + UNHEALTHY_NANOS;
			this.discards.record(evicted, DiscardRecorder.OFFLINE_OVERFLOW, DiscardReason.CACHE_OVERFLOW);
		}
	}

	@Override
	public boolean isHealthy() {
		return System.nanoTime() - this.healthyFrom >= 0 && !this.rateLimiter.isAnyRateLimitActive();
	}

	@Override
	public void flush(long timeoutMillis) {
		try {
			this.dispatcher.flush(TimeUnit.MILLISECONDS.toNanos(timeoutMillis));
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
	 * Close the transport after the SDK has flushed. An envelope that is being sent has a
	 * short time to complete, then its request is aborted; on a restart of the SDK the
	 * remaining envelopes are sent in the background.
	 */
	@Override
	public void close(boolean isRestarting) throws IOException {
		this.rateLimiter.close();
		if (isRestarting) {
			this.queue.drain();
			this.queue.resume();
			return;
		}
		this.discards.recordAll(this.queue.close(), DiscardRecorder.SHUTDOWN, DiscardReason.NETWORK_ERROR);
		try {
			this.thread
				.join(Math.max(MIN_JOIN_MILLIS, Math.min(MAX_JOIN_MILLIS, this.options.getFlushTimeoutMillis())));
			this.dispatcher.abort();
			this.thread.join(MIN_JOIN_MILLIS);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

}
