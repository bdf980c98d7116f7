package io.github.tuxsentry.internal.filter;

import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReferenceArray;

import org.jspecify.annotations.Nullable;

/**
 * The buckets of all fingerprints, in a table that does not grow: a fingerprint has its
 * place in one row of eight. In a row that is full the one that was quiet for longest
 * makes room, and what it held counts among the others. Lock-free.
 */
final class StormBuckets {

	private static final int ROW = 8;

	private final AtomicReferenceArray<@Nullable StormBucket> places;

	private final int row;

	private final int rows;

	private final AtomicLong heldByOthers = new AtomicLong();

	StormBuckets(int capacity) {
		this.row = Math.min(ROW, capacity);
		this.rows = capacity / this.row;
		this.places = new AtomicReferenceArray<>(this.rows * this.row);
	}

	StormBucket of(long fingerprint, long now) {
		int start = Math.floorMod(fingerprint ^ (fingerprint >>> 32), this.rows) * this.row;
		while (true) {
			int place = start;
			long quietSince = Long.MAX_VALUE;
			for (int i = start; i < start + this.row; i++) {
				StormBucket bucket = this.places.get(i);
				if (bucket != null && bucket.fingerprint() == fingerprint) {
					return bucket;
				}
				long fullAt = (bucket != null) ? bucket.tokens().fullAt() : Long.MIN_VALUE;
				if (fullAt < quietSince) {
					quietSince = fullAt;
					place = i;
				}
			}
			StormBucket before = this.places.get(place);
			StormBucket fresh = new StormBucket(fingerprint, now);
			boolean unchanged = (before != null) ? before.tokens().fullAt() == quietSince
					: quietSince == Long.MIN_VALUE;
			if (unchanged && this.places.compareAndSet(place, before, fresh)) {
				if (before != null) {
					this.heldByOthers.addAndGet(before.close());
				}
				return fresh;
			}
		}
	}

	/**
	 * Counts a suppressed event.
	 */
	void hold(StormBucket bucket) {
		if (!bucket.hold()) {
			this.heldByOthers.incrementAndGet();
		}
	}

	/**
	 * Returns how many events were suppressed, since this was asked last, of fingerprints
	 * that have made room.
	 */
	long releaseOthers() {
		return (this.heldByOthers.get() > 0) ? this.heldByOthers.getAndSet(0) : 0;
	}

	long held() {
		long held = this.heldByOthers.get();
		for (int i = 0; i < this.places.length(); i++) {
			StormBucket bucket = this.places.get(i);
			held += (bucket != null) ? bucket.held() : 0;
		}
		return held;
	}

}
