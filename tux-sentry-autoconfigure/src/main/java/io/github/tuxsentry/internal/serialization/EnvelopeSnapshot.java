package io.github.tuxsentry.internal.serialization;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

import io.sentry.JsonSerializable;
import io.sentry.SentryEnvelope;
import io.sentry.SentryEnvelopeItem;
import io.sentry.SentryEvent;
import io.sentry.SentryItemType;
import org.jspecify.annotations.Nullable;

/**
 * Envelope that can be serialized later and on another thread, with the content that it
 * had when it was captured. The objects in it, such as contexts and breadcrumbs, may be
 * changed since.
 */
public final class EnvelopeSnapshot {

	/**
	 * Key of the hint with the event that is sent. The SDK retains keys with this prefix
	 * until the transport.
	 */
	public static final String EVENT_HINT = "sentry:tux-sentry-event";

	private final SentryEnvelope envelope;

	private final List<ItemSnapshot> items;

	private final long bytes;

	private EnvelopeSnapshot(SentryEnvelope envelope, List<ItemSnapshot> items, long bytes) {
		this.envelope = envelope;
		this.items = items;
		this.bytes = bytes;
	}

	/**
	 * Copy the content of an envelope. Never throws.
	 * @param envelope the envelope
	 * @return the snapshot, or {@code null} if the envelope has to be serialized now
	 */
	public static @Nullable EnvelopeSnapshot of(SentryEnvelope envelope) {
		return of(envelope, null);
	}

	/**
	 * Copy the content of an envelope. Never throws.
	 * @param envelope the envelope
	 * @param event the event that the envelope may have been created for
	 * @return the snapshot, or {@code null} if the envelope has to be serialized now:
	 * because it has attachments or a profile, is already serialized, or is large
	 */
	public static @Nullable EnvelopeSnapshot of(SentryEnvelope envelope, @Nullable SentryEvent event) {
		try {
			DataSnapshot data = new DataSnapshot();
			List<ItemSnapshot> items = new ArrayList<>(2);
			for (SentryEnvelopeItem item : envelope.getItems()) {
				if (!(content(envelope, item, event) instanceof JsonSerializable object)) {
					return null;
				}
				items.add(data.of(object));
			}
			return new EnvelopeSnapshot(envelope, items, data.bytes());
		}
		catch (Throwable unreadable) {
			return null;
		}
	}

	private static @Nullable Object content(SentryEnvelope envelope, SentryEnvelopeItem item,
			@Nullable SentryEvent event) throws Exception {
		boolean known = event != null && item.getHeader().getType() == SentryItemType.Event
				&& event.getEventId() != null && event.getEventId() == envelope.getHeader().getEventId();
		return known ? event : ItemContent.of(item);
	}

	/**
	 * Return the approximate size in memory.
	 * @return the number of bytes
	 */
	public long bytes() {
		return this.bytes;
	}

	/**
	 * Serialize the items.
	 * @return the envelope, whose items are serialized
	 * @throws IOException if an item cannot be serialized
	 */
	public SentryEnvelope serialized() throws IOException {
		int index = 0;
		for (SentryEnvelopeItem item : this.envelope.getItems()) {
			serialize(item, this.items.get(index++));
		}
		return this.envelope;
	}

	private static void serialize(SentryEnvelopeItem item, ItemSnapshot content) throws IOException {
		try {
			ItemContent.serialize(item, content);
		}
		catch (IOException | RuntimeException ex) {
			throw ex;
		}
		catch (Exception ex) {
			throw new IOException(ex);
		}
	}

}
