package io.github.tuxsentry.internal.delivery;

import java.io.IOException;
import java.util.Collection;

import io.sentry.SentryEnvelope;
import io.sentry.SentryOptions;
import io.sentry.clientreport.DiscardReason;
import org.jspecify.annotations.Nullable;

/**
 * Counts envelopes that are given up, for people by their reason and for Sentry in the
 * SDK's client report. Thread-safe.
 */
final class DiscardRecorder {

	/** The queue in memory was full. */
	static final String QUEUE_OVERFLOW = "queue_overflow";

	/** The offline directory was full. */
	static final String OFFLINE_OVERFLOW = "offline_overflow";

	/** Sentry asked for less, or for none, of its kind. */
	static final String RATE_LIMITED = "rate_limited";

	/** Sentry refused it. */
	static final String SEND_ERROR = "send_error";

	/** It was sent from memory, and Sentry did not answer. */
	static final String NETWORK_ERROR = "network_error";

	/** It waited for too long. */
	static final String EXPIRED = "expired";

	/** Its file could not be read. */
	static final String CORRUPT = "corrupt";

	/** It could not be made into bytes. */
	static final String UNSERIALIZABLE = "unserializable";

	/** The SDK was closed before it could be sent. */
	static final String SHUTDOWN = "shutdown";

	/** The library failed. */
	static final String FAULT = "fault";

	private final SentryOptions options;

	private final EnvelopeCodec packer;

	private final DeliveryCounters monitor;

	DiscardRecorder(SentryOptions options, EnvelopeCodec packer, DeliveryCounters monitor) {
		this.options = options;
		this.packer = packer;
		this.monitor = monitor;
	}

	void recordAll(Collection<? extends QueuedEnvelope> parcels, String reason, DiscardReason sdkReason) {
		parcels.forEach((parcel) -> record(parcel, reason, sdkReason));
	}

	/**
	 * Counts a parcel that is given up, and deletes it.
	 * @param parcel the parcel
	 * @param reason why
	 * @param sdkReason why, for Sentry; {@code null} if it knows, or nothing of the
	 * content is known
	 */
	void record(QueuedEnvelope parcel, String reason, @Nullable DiscardReason sdkReason) {
		this.monitor.dropped(reason);
		if (sdkReason != null) {
			report(parcel, sdkReason);
		}
		parcel.delete();
		Hints.settled(parcel.hint(), false, sdkReason == DiscardReason.NETWORK_ERROR);
	}

	private void report(QueuedEnvelope parcel, DiscardReason reason) {
		try {
			report(this.packer.unpack(parcel.read()), reason);
		}
		catch (IOException ex) {
			// nobody knows what was in it
		}
	}

	private void report(@Nullable SentryEnvelope envelope, DiscardReason reason) {
		this.options.getClientReportRecorder().recordLostEnvelope(reason, envelope);
	}

	/**
	 * Counts an envelope that never became a parcel.
	 * @param envelope the envelope
	 * @param reason why
	 * @param sdkReason why, for Sentry; {@code null} if it was told
	 */
	void record(SentryEnvelope envelope, String reason, @Nullable DiscardReason sdkReason) {
		this.monitor.dropped(reason);
		if (sdkReason != null) {
			report(envelope, sdkReason);
		}
	}

}
