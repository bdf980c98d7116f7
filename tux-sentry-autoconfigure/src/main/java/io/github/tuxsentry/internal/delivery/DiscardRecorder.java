package io.github.tuxsentry.internal.delivery;

import java.io.IOException;
import java.util.Collection;
import java.util.List;

import io.sentry.SentryEnvelope;
import io.sentry.SentryEnvelopeItem;
import io.sentry.SentryOptions;
import io.sentry.clientreport.DiscardReason;
import org.jspecify.annotations.Nullable;

/**
 * Recorder of dropped envelopes, by reason in the statistics and in the SDK's client
 * report for Sentry. Thread-safe.
 */
final class DiscardRecorder {

	/** The queue in memory was full. */
	static final String QUEUE_OVERFLOW = "queue_overflow";

	/** The offline directory was full. */
	static final String OFFLINE_OVERFLOW = "offline_overflow";

	/** Sentry has limited the rate of its category. */
	static final String RATE_LIMITED = "rate_limited";

	/** Sentry has rejected it. */
	static final String SEND_ERROR = "send_error";

	/** It was sent from memory, and Sentry did not respond. */
	static final String NETWORK_ERROR = "network_error";

	/** It exceeded the maximum age. */
	static final String EXPIRED = "expired";

	/** Its file could not be read. */
	static final String CORRUPT = "corrupt";

	/** It could not be serialized. */
	static final String UNSERIALIZABLE = "unserializable";

	/** The SDK was closed before it could be sent. */
	static final String SHUTDOWN = "shutdown";

	/** An internal error occurred. */
	static final String FAULT = "fault";

	/**
	 * Maximum size of a file that is read only to report its content.
	 */
	private static final int MAX_REPORTED_BYTES = 8 << 20;

	private final SentryOptions options;

	private final EnvelopeCodec codec;

	private final DeliveryCounters counters;

	DiscardRecorder(SentryOptions options, EnvelopeCodec codec, DeliveryCounters counters) {
		this.options = options;
		this.codec = codec;
		this.counters = counters;
	}

	void recordAll(Collection<? extends QueuedEnvelope> envelopes, String reason, DiscardReason sdkReason) {
		envelopes.forEach((queued) -> record(queued, reason, sdkReason));
	}

	/**
	 * Record a queued envelope that is dropped, and delete it.
	 * @param queued the envelope
	 * @param reason the reason
	 * @param sdkReason the reason for Sentry; {@code null} if Sentry counts it itself, or
	 * the content is unknown
	 */
	void record(QueuedEnvelope queued, String reason, @Nullable DiscardReason sdkReason) {
		this.counters.dropped(reason);
		if (sdkReason != null) {
			report(queued, sdkReason);
		}
		queued.delete();
		Hints.complete(queued.hint(), false, sdkReason == DiscardReason.NETWORK_ERROR);
	}

	private void report(QueuedEnvelope queued, DiscardReason reason) {
		if (queued.isStored() && queued.bytes() > MAX_REPORTED_BYTES) {
			return;
		}
		try {
			report(this.codec.decode(queued.read()), reason);
		}
		catch (IOException ex) {
			// the content is unknown
		}
	}

	private void report(@Nullable SentryEnvelope envelope, DiscardReason reason) {
		this.options.getClientReportRecorder().recordLostEnvelope(reason, envelope);
	}

	/**
	 * Report items that were removed from an envelope before it was queued.
	 * @param items the items
	 * @param reason the reason
	 */
	void report(List<SentryEnvelopeItem> items, DiscardReason reason) {
		items.forEach((item) -> this.options.getClientReportRecorder().recordLostEnvelopeItem(reason, item));
	}

	/**
	 * Record an envelope that was dropped before it was queued.
	 * @param envelope the envelope
	 * @param reason the reason
	 * @param sdkReason the reason for Sentry; {@code null} if already recorded
	 */
	void record(SentryEnvelope envelope, String reason, @Nullable DiscardReason sdkReason) {
		this.counters.dropped(reason);
		if (sdkReason != null) {
			report(envelope, sdkReason);
		}
	}

}
