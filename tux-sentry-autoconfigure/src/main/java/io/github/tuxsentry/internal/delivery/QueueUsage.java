package io.github.tuxsentry.internal.delivery;

/**
 * Number and size of the envelopes of a queue. Not thread-safe.
 */
final class QueueUsage {

	/**
	 * Share of the memory above which it is worth its time to compress envelopes, and
	 * which envelopes may use that are not encoded.
	 */
	private static final int SHARE = 4;

	private final int maxInMemory;

	private final long maxBytesInMemory;

	private int size;

	private int inMemory;

	private long bytesInMemory;

	private long bytesUnencoded;

	private long bytesStored;

	/**
	 * Create new usage of an empty queue.
	 * @param maxInMemory the maximum number of envelopes in memory
	 * @param maxBytesInMemory the maximum size of envelopes in memory
	 */
	QueueUsage(int maxInMemory, long maxBytesInMemory) {
		this.maxInMemory = maxInMemory;
		this.maxBytesInMemory = maxBytesInMemory;
	}

	/**
	 * Return whether there is capacity for an envelope.
	 */
	boolean hasCapacity(QueuedEnvelope envelope) {
		if (envelope.isStored()) {
			return true;
		}
		long bytes = envelope.bytes();
		return this.inMemory < this.maxInMemory && this.bytesInMemory + bytes <= this.maxBytesInMemory
				&& (isEncoded(envelope) || this.bytesUnencoded + bytes <= this.maxBytesInMemory / SHARE);
	}

	private static boolean isEncoded(QueuedEnvelope envelope) {
		return !(envelope instanceof QueuedEnvelope.InMemory inMemory) || inMemory.isEncoded();
	}

	/**
	 * Return whether so much memory is used that envelopes should be compressed.
	 */
	boolean isFilling() {
		return this.bytesInMemory > this.maxBytesInMemory / SHARE;
	}

	void add(QueuedEnvelope envelope) {
		this.size++;
		addBytes(envelope, 1);
	}

	void remove(QueuedEnvelope envelope) {
		this.size--;
		addBytes(envelope, -1);
	}

	/**
	 * Replace the estimated size of an envelope with its size.
	 */
	void encoded(QueuedEnvelope.InMemory envelope, Content content) {
		addBytes(envelope, -1);
		envelope.encoded(content);
		addBytes(envelope, 1);
	}

	private void addBytes(QueuedEnvelope envelope, int sign) {
		long bytes = sign * envelope.bytes();
		if (envelope.isStored()) {
			this.bytesStored += bytes;
			return;
		}
		this.inMemory += sign;
		this.bytesInMemory += bytes;
		if (!isEncoded(envelope)) {
			this.bytesUnencoded += bytes;
		}
	}

	int size() {
		return this.size;
	}

	long bytesStored() {
		return this.bytesStored;
	}

}
