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
 * The parcels that wait, oldest first, the one on its way among them. What is in memory
 * is bounded in number and bytes and refused beyond; what is stored is bounded in bytes,
 * and the oldest goes out first. Thread-safe, for one thread that takes.
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

	private long pausedUntil = System.nanoTime();

	private boolean draining;

	private boolean closed;

	EnvelopeQueue(int maxInMemory, long maxBytesInMemory, long maxBytesStored) {
		this.maxInMemory = maxInMemory;
		this.maxBytesInMemory = maxBytesInMemory;
		this.maxBytesStored = maxBytesStored;
	}

	/**
	 * Adds a parcel if there is room.
	 * @param parcel the parcel
	 * @return whether there was room
	 */
	boolean add(QueuedEnvelope parcel) {
		this.lock.lock();
		try {
			if (this.draining || this.closed || (!parcel.isStored() && isMemoryFull(parcel))) {
				return false;
			}
			this.waiting.addLast(parcel);
			count(parcel, 1);
			this.changed.signalAll();
			return true;
		}
		finally {
			this.lock.unlock();
		}
	}

	void addAll(Collection<? extends QueuedEnvelope> parcels) {
		parcels.forEach(this::add);
	}

	private boolean isMemoryFull(QueuedEnvelope parcel) {
		return this.inMemory >= this.maxInMemory || this.bytesInMemory + parcel.bytes() > this.maxBytesInMemory;
	}

	/**
	 * Takes the oldest stored parcels out until the rest is within its bound.
	 * @return the parcels that had to go
	 */
	List<QueuedEnvelope> evict() {
		List<QueuedEnvelope> evicted = new ArrayList<>();
		this.lock.lock();
		try {
			Iterator<QueuedEnvelope> oldestFirst = this.waiting.iterator();
			while (this.bytesStored > this.maxBytesStored && oldestFirst.hasNext()) {
				QueuedEnvelope parcel = oldestFirst.next();
				if (parcel.isStored()) {
					oldestFirst.remove();
					count(parcel, -1);
					evicted.add(parcel);
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
	 * Waits for a parcel, and for the end of a {@link #pause}, and takes the oldest one.
	 * It stays in the counts until it is {@link #settle settled}.
	 * @return the parcel, or {@code null} once there will be none
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
					return this.waiting.pollFirst();
				}
			}
			return null;
		}
		finally {
			this.lock.unlock();
		}
	}

	/**
	 * Lets nothing be taken for a while.
	 * @param nanos how long
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
	 * Ends a pause.
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
	 * Takes a parcel that was taken out of the counts.
	 * @param parcel the parcel
	 */
	void settle(QueuedEnvelope parcel) {
		this.lock.lock();
		try {
			count(parcel, -1);
			this.changed.signalAll();
		}
		finally {
			this.lock.unlock();
		}
	}

	/**
	 * Has a parcel wait again that was taken, behind the others: one that never gets
	 * through does not hold them up.
	 * @param parcel the parcel
	 * @return whether it waits; one in memory does not once the backlog is closed
	 */
	boolean putBack(QueuedEnvelope parcel) {
		this.lock.lock();
		try {
			boolean waits = !this.closed || parcel.isStored();
			if (waits) {
				this.waiting.addLast(parcel);
			}
			else {
				count(parcel, -1);
			}
			this.changed.signalAll();
			return waits;
		}
		finally {
			this.lock.unlock();
		}
	}

	/**
	 * Takes nothing more in, and ends once all was taken out.
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
	 * Takes nothing more in and gives nothing more out.
	 * @return what waited in memory, which nobody will send
	 */
	List<QueuedEnvelope> close() {
		this.lock.lock();
		try {
			this.closed = true;
			List<QueuedEnvelope> lost = this.waiting.stream().filter((parcel) -> !parcel.isStored()).toList();
			this.waiting.removeIf((parcel) -> !parcel.isStored());
			lost.forEach((parcel) -> count(parcel, -1));
			this.changed.signalAll();
			return lost;
		}
		finally {
			this.lock.unlock();
		}
	}

	private void count(QueuedEnvelope parcel, int sign) {
		this.size += sign;
		if (parcel.isStored()) {
			this.bytesStored += sign * parcel.bytes();
		}
		else {
			this.inMemory += sign;
			this.bytesInMemory += sign * parcel.bytes();
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
	 * Waits until nothing is left.
	 * @param nanos how long to wait at the most
	 * @param giveUp asked at each change: whether there is no use in waiting
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
	 * Tells whether nothing more is taken in.
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
