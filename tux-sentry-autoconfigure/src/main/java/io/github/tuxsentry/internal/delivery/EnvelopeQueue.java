package io.github.tuxsentry.internal.delivery;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;

import org.jspecify.annotations.Nullable;

/**
 * Queue of envelopes, oldest first, including the one being sent. Envelopes in memory are
 * limited in number and bytes and rejected beyond; stored envelopes are limited in bytes,
 * and the oldest are evicted. The consumer encodes the envelopes that are not encoded
 * before it sends others, so that a backlog is compact. Thread-safe, for a single
 * consumer.
 */
final class EnvelopeQueue {

	private final ReentrantLock lock = new ReentrantLock();

	private final Condition changed = this.lock.newCondition();

	private final Deque<QueuedEnvelope> waiting = new ArrayDeque<>();

	private final UnencodedEnvelopes unencoded = new UnencodedEnvelopes();

	private final QueueUsage usage;

	private final long maxBytesStored;

	/** Stored bytes of the envelope that was taken. */
	private long bytesTaken;

	private long pausedUntil = System.nanoTime();

	private boolean draining;

	private boolean closed;

	EnvelopeQueue(int maxInMemory, long maxBytesInMemory, long maxBytesStored) {
		this.usage = new QueueUsage(maxInMemory, maxBytesInMemory);
		this.maxBytesStored = maxBytesStored;
	}

	/**
	 * Add an envelope if there is capacity.
	 * @param envelope the envelope
	 * @return whether there was capacity
	 */
	boolean add(QueuedEnvelope envelope) {
		this.lock.lock();
		try {
			if (this.draining || this.closed || !this.usage.hasCapacity(envelope)) {
				return false;
			}
			this.waiting.addLast(envelope);
			this.unencoded.add(envelope);
			this.usage.add(envelope);
			this.changed.signalAll();
			return true;
		}
		finally {
			this.lock.unlock();
		}
	}

	void addAll(Collection<? extends QueuedEnvelope> envelopes) {
		envelopes.forEach(this::add);
	}

	/**
	 * Return whether so much memory is used that envelopes should be compressed.
	 */
	boolean isFilling() {
		this.lock.lock();
		try {
			return this.usage.isFilling();
		}
		finally {
			this.lock.unlock();
		}
	}

	/**
	 * Remove the oldest stored envelopes until the rest is within its limit, without the
	 * one being sent: if that one is large, all others would be removed.
	 * @return the removed envelopes
	 */
	List<QueuedEnvelope> evict() {
		List<QueuedEnvelope> evicted = new ArrayList<>();
		this.lock.lock();
		try {
			Iterator<QueuedEnvelope> oldestFirst = this.waiting.iterator();
			while (this.usage.bytesStored() - this.bytesTaken > this.maxBytesStored && oldestFirst.hasNext()) {
				QueuedEnvelope envelope = oldestFirst.next();
				if (envelope.isStored()) {
					oldestFirst.remove();
					this.usage.remove(envelope);
					evicted.add(envelope);
				}
			}
			this.changed.signalAll();
			return evicted;
		}
		finally {
			this.lock.unlock();
		}
	}

	/**
	 * Wait for an envelope that is not encoded, which remains in the queue until it is
	 * {@link #encoded}; or for the end of a {@link #pause}, and take the oldest envelope,
	 * which is counted until it is {@link #complete completed}.
	 * @return the envelope, or {@code null} if the queue is closed
	 * @throws InterruptedException if the thread is interrupted
	 */
	@Nullable QueuedEnvelope take() throws InterruptedException {
		this.lock.lockInterruptibly();
		try {
			while (!this.closed) {
				long pause = this.pausedUntil - System.nanoTime();
				QueuedEnvelope toEncode = this.unencoded.poll((pause > 0) ? null : this.waiting.peekFirst());
				if (toEncode != null) {
					return toEncode;
				}
				if (this.waiting.isEmpty()) {
					if (this.draining) {
						return null;
					}
					this.changed.await();
				}
				else if (pause > 0) {
					this.changed.awaitNanos(pause);
				}
				else {
					this.unencoded.sent();
					QueuedEnvelope taken = this.waiting.removeFirst();
					this.bytesTaken = taken.isStored() ? taken.bytes() : 0;
					return taken;
				}
			}
			return null;
		}
		finally {
			this.lock.unlock();
		}
	}

	/**
	 * Replace the content of an envelope with its encoded form.
	 * @param envelope the envelope
	 * @param content the encoded form
	 */
	void encoded(QueuedEnvelope.InMemory envelope, Content content) {
		this.lock.lock();
		try {
			if (!this.closed) {
				this.usage.encoded(envelope, content);
			}
		}
		finally {
			this.lock.unlock();
		}
	}

	/**
	 * Remove an envelope that cannot be encoded.
	 * @param envelope the envelope
	 * @return {@code false} if it is not in the queue
	 */
	boolean remove(QueuedEnvelope.InMemory envelope) {
		this.lock.lock();
		try {
			boolean removed = this.waiting.remove(envelope);
			if (removed) {
				this.usage.remove(envelope);
				this.changed.signalAll();
			}
			return removed;
		}
		finally {
			this.lock.unlock();
		}
	}

	/**
	 * Suspend {@link #take()}, except for envelopes that are not encoded.
	 * @param nanos the duration
	 */
	void pause(long nanos) {
		this.lock.lock();
		try {
			this.pausedUntil = System.nanoTime() + nanos;
		}
		finally {
			this.lock.unlock();
		}
	}

	/**
	 * End a pause.
	 */
	void resume() {
		this.lock.lock();
		try {
			this.pausedUntil = System.nanoTime();
			this.changed.signalAll();
		}
		finally {
			this.lock.unlock();
		}
	}

	/**
	 * Stop counting an envelope that was taken.
	 * @param envelope the envelope
	 */
	void complete(QueuedEnvelope envelope) {
		this.lock.lock();
		try {
			this.bytesTaken = 0;
			this.usage.remove(envelope);
			this.changed.signalAll();
		}
		finally {
			this.lock.unlock();
		}
	}

	/**
	 * Add an envelope that was taken behind the others, so that one that always fails
	 * does not block them.
	 * @param envelope the envelope
	 * @return whether it is queued; in memory it is not once the queue is closed
	 */
	boolean putBack(QueuedEnvelope envelope) {
		this.lock.lock();
		try {
			this.bytesTaken = 0;
			boolean queued = !this.closed || envelope.isStored();
			if (queued) {
				this.waiting.addLast(envelope);
			}
			else {
				this.usage.remove(envelope);
			}
			this.changed.signalAll();
			return queued;
		}
		finally {
			this.lock.unlock();
		}
	}

	/**
	 * Reject further envelopes, and close once the queue is empty.
	 */
	void drain() {
		this.lock.lock();
		try {
			this.draining = true;
			this.changed.signalAll();
		}
		finally {
			this.lock.unlock();
		}
	}

	/**
	 * Reject further envelopes and stop {@link #take()}.
	 * @return the envelopes in memory, which are lost
	 */
	List<QueuedEnvelope> close() {
		this.lock.lock();
		try {
			this.closed = true;
			this.unencoded.clear();
			List<QueuedEnvelope> lost = this.waiting.stream().filter((envelope) -> !envelope.isStored()).toList();
			this.waiting.removeIf((envelope) -> !envelope.isStored());
			lost.forEach((envelope) -> this.usage.remove(envelope));
			this.changed.signalAll();
			return lost;
		}
		finally {
			this.lock.unlock();
		}
	}

	int size() {
		this.lock.lock();
		try {
			return this.usage.size();
		}
		finally {
			this.lock.unlock();
		}
	}

	/**
	 * Wait until the queue is empty.
	 * @param nanos the maximum time to wait
	 * @param giveUp whether to stop waiting, evaluated on each change
	 * @throws InterruptedException if the thread is interrupted
	 */
	void awaitEmpty(long nanos, BooleanSupplier giveUp) throws InterruptedException {
		long remaining = nanos;
		this.lock.lockInterruptibly();
		try {
			while (this.usage.size() > 0 && !this.closed && remaining > 0 && !giveUp.getAsBoolean()) {
				remaining = this.changed.awaitNanos(remaining);
			}
		}
		finally {
			this.lock.unlock();
		}
	}

	/**
	 * Return whether further envelopes are rejected.
	 */
	boolean isEnding() {
		this.lock.lock();
		try {
			return this.draining || this.closed;
		}
		finally {
			this.lock.unlock();
		}
	}

}
