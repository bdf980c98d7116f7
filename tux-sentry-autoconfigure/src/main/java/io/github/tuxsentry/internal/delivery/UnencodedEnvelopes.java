package io.github.tuxsentry.internal.delivery;

import java.util.ArrayDeque;
import java.util.Deque;

import org.jspecify.annotations.Nullable;

/**
 * Envelopes of a queue that are not encoded, oldest first. They are encoded before
 * another envelope is sent, up to a number that does not hold up sending. Not
 * thread-safe.
 */
final class UnencodedEnvelopes {

	/**
	 * Maximum number of envelopes to encode before one is sent.
	 */
	private static final int MAX_IN_A_ROW = 64;

	private final Deque<QueuedEnvelope> envelopes = new ArrayDeque<>();

	private int inARow;

	/**
	 * Add an envelope of the queue, unless it is encoded.
	 */
	void add(QueuedEnvelope envelope) {
		if (envelope instanceof QueuedEnvelope.InMemory inMemory && !inMemory.isEncoded()) {
			this.envelopes.addLast(envelope);
		}
	}

	/**
	 * Remove the oldest envelope if it is to be encoded now.
	 * @param nextToSend the next envelope to be sent, or {@code null} if none is to be
	 * sent now
	 * @return the envelope to encode, or {@code null} if there is none
	 */
	@Nullable QueuedEnvelope poll(@Nullable QueuedEnvelope nextToSend) {
		if (nextToSend != null && this.inARow >= MAX_IN_A_ROW && nextToSend != this.envelopes.peekFirst()) {
			return null;
		}
		this.inARow++;
		return this.envelopes.pollFirst();
	}

	/**
	 * Notify that an envelope is sent.
	 */
	void sent() {
		this.inARow = 0;
	}

	void clear() {
		this.envelopes.clear();
	}

}
