package io.github.tuxsentry.internal.filter;

import java.util.concurrent.atomic.LongAdder;
import java.util.function.LongSupplier;

import io.github.tuxsentry.spi.EventFilter;
import io.sentry.Hint;
import io.sentry.SentryEvent;

/**
 * Lets so many events pass, and suppresses the rest: so many of one kind and so many in
 * all. The first of a kind after a quiet time passes, as long as there is room in all; a
 * fifth of that room is kept for such first ones. The next event of its kind that passes
 * tells in the tag {@value #SUPPRESSED} how many were suppressed. At most so many kinds
 * are remembered; how many were suppressed of forgotten ones, the next event of any kind
 * tells in the tag {@value #SUPPRESSED_OTHERS}. Thread-safe and lock-free.
 */
public final class StormGuard implements EventFilter {

	/**
	 * The tag with the number of events of the same kind that were suppressed before.
	 */
	public static final String SUPPRESSED = "storm.suppressed";

	/**
	 * The tag with the number of suppressed events of kinds that are forgotten.
	 */
	public static final String SUPPRESSED_OTHERS = "storm.suppressed_others";

	private static final int SHARE_FOR_FIRST_ONES = 5;

	private final boolean on;

	private final RateLimit ofOneKind;

	private final RateLimit inAll;

	private final int keptForFirstOnes;

	private final LongSupplier nanoTime;

	private final long start;

	private final TokenBucket tokens;

	private final StormBuckets buckets;

	private final LongAdder passed = new LongAdder();

	private final LongAdder suppressed = new LongAdder();

	/**
	 * Creates a guard.
	 * @param perFingerprint how many events of one kind pass in a minute, 1 or more
	 * @param burst how many of them pass at once after a quiet time, 1 or more
	 * @param overall how many events pass in a minute, and at once, in all, 1 or more
	 * @param maxFingerprints how many kinds are remembered, 1 or more
	 */
	StormGuard(int perFingerprint, int burst, int overall, int maxFingerprints) {
		this(perFingerprint, burst, overall, maxFingerprints, System::nanoTime);
	}

	StormGuard(int perFingerprint, int burst, int overall, int maxFingerprints, LongSupplier nanoTime) {
		this(true, perFingerprint, burst, overall, maxFingerprints, nanoTime);
	}

	private StormGuard(boolean on, int perFingerprint, int burst, int overall, int maxFingerprints,
			LongSupplier nanoTime) {
		this.on = on;
		this.ofOneKind = RateLimit.perMinute(perFingerprint, burst);
		this.inAll = RateLimit.perMinute(overall, overall);
		this.keptForFirstOnes = overall / SHARE_FOR_FIRST_ONES;
		this.nanoTime = nanoTime;
		this.start = nanoTime.getAsLong();
		this.tokens = new TokenBucket(0);
		this.buckets = new StormBuckets(maxFingerprints);
	}

	/**
	 * Return a guard that lets all events pass, and counts none.
	 * @return a guard that does nothing
	 */
	public static StormGuard off() {
		return new StormGuard(false, 1, 1, 1, 1, System::nanoTime);
	}

	@Override
	public String reason() {
		return "storm";
	}

	@Override
	public boolean drops(SentryEvent event, Hint hint) {
		if (!this.on) {
			return false;
		}
		long now = this.nanoTime.getAsLong() - this.start;
		StormBucket bucket = this.buckets.of(StormFingerprint.of(event), now);
		if (passes(bucket, now)) {
			this.passed.increment();
			tell(event, SUPPRESSED, bucket.release());
			tell(event, SUPPRESSED_OTHERS, this.buckets.releaseOthers());
			return false;
		}
		this.suppressed.increment();
		this.buckets.hold(bucket);
		return true;
	}

	private boolean passes(StormBucket bucket, long now) {
		int leave = bucket.tokens().isFull(now) ? 0 : this.keptForFirstOnes;
		if (!bucket.tokens().take(this.ofOneKind, now, 0)) {
			return false;
		}
		if (this.tokens.take(this.inAll, now, leave)) {
			return true;
		}
		bucket.tokens().giveBack(this.ofOneKind);
		return false;
	}

	private static void tell(SentryEvent event, String tag, long number) {
		if (number > 0) {
			event.setTag(tag, String.valueOf(number));
		}
	}

	/**
	 * Returns what was done so far.
	 * @return the numbers
	 */
	public StormStatistics statistics() {
		return new StormStatistics(this.passed.sum(), this.suppressed.sum(), this.buckets.held());
	}

}
