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
 * and the oldest are evicted. Thread-safe, for a single consumer.
 */
final class EnvelopeQueue {

	private final ReentrantLock lock = new ReentrantLock();

	private final Condition changed = this.lock.newCondition();

	private final Deque<QueuedEnvelope> waiting = new ArrayDeque<>();

	private final int maxInMemory;

	private final long maxBytesInMemory;

	private final long maxBytesStored;

	private int size;

	private int inMemory;

	private long bytesInMemory;

	private long bytesStored;

	/** Stored bytes of the envelope that was taken. */
	private long bytesTaken;

	private long pausedUntil = System.nanoTime();

	private boolean draining;

	private boolean closed;

	EnvelopeQueue(int maxInMemory, long maxBytesInMemory, long maxBytesStored) {
		this.maxInMemory = maxInMemory;
		this.maxBytesInMemory = maxBytesInMemory;
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
			if (this.draining || this.closed || (!envelope.isStored() && isMemoryFull(envelope))) {
				return false;
			}
			this.waiting.addLast(envelope);
			count(envelope, 1);
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

	private boolean isMemoryFull(QueuedEnvelope envelope) {
		return this.inMemory >= this.maxInMemory || this.bytesInMemory + envelope.bytes() > this.maxBytesInMemory;
	}

	/**
	 * Return whether a quarter of the memory is used, so that it is worth its time to
	 * compress envelopes.
	 */
	boolean isFilling() {
		this.lock.lock();
		try {
			return this.bytesInMemory > this.maxBytesInMemory / 4;
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
			while (this.bytesStored - this.bytesTaken > this.maxBytesStored && oldestFirst.hasNext()) {
				QueuedEnvelope envelope = oldestFirst.next();
				if (envelope.isStored()) {
					oldestFirst.remove();
					count(envelope, -1);
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
	 * Wait for an envelope, and for the end of a {@link #pause}, and take the oldest one.
	 * It is counted until it is {@link #complete completed}.
	 * @return the envelope, or {@code null} if the queue is closed
	 * @throws InterruptedException if the thread is interrupted
	 */
	@Nullable QueuedEnvelope take() throws InterruptedException {
		this.lock.lockInterruptibly();
		try {
			while (!this.closed) {
				long pause = this.pausedUntil - System.nanoTime();
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
	 * Suspend {@link #take()}.
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
			count(envelope, -1);
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
				count(envelope, -1);
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
			List<QueuedEnvelope> lost = this.waiting.stream().filter((envelope) -> !envelope.isStored()).toList();
			this.waiting.removeIf((envelope) -> !envelope.isStored());
			lost.forEach((envelope) -> count(envelope, -1));
			this.changed.signalAll();
			return lost;
		}
		finally {
			this.lock.unlock();
		}
	}

	private void count(QueuedEnvelope envelope, int sign) {
		this.size += sign;
		if (envelope.isStored()) {
			this.bytesStored += sign * envelope.bytes();
		}
		else {
			this.inMemory += sign;
			this.bytesInMemory += sign * envelope.bytes();
		}
	}

	int size() {
		this.lock.lock();
		try {
			return this.size;
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
			while (this.size > 0 && !this.closed && remaining > 0 && !giveUp.getAsBoolean()) {
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
