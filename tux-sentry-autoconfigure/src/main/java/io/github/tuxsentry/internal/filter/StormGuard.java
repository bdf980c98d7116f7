package io.github.tuxsentry.internal.filter;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongSupplier;

import io.github.tuxsentry.internal.sampling.SamplingFilter;
import io.sentry.Hint;
import io.sentry.SentryEvent;

/**
 * {@link SamplingFilter} that limits the rate of events of each kind and of all events.
 * The first event of a kind after a quiet period passes as long as the overall limit
 * allows; a fifth of the overall limit is reserved for such first events. The next event
 * of a kind that passes has the number of suppressed ones in the tag
 * {@value #SUPPRESSED}. The kinds that were seen last are tracked; the suppressed events
 * of other kinds are counted in the tag {@value #SUPPRESSED_OTHERS} of the next event.
 * Thread-safe.
 */
public final class StormGuard implements SamplingFilter {

	/**
	 * Tag with the number of previously suppressed events of the same kind.
	 */
	public static final String SUPPRESSED = "storm.suppressed";

	/**
	 * Tag with the number of suppressed events of kinds that are no longer tracked.
	 */
	public static final String SUPPRESSED_OTHERS = "storm.suppressed_others";

	private static final int FIRST_EVENT_FRACTION = 5;

	private final boolean enabled;

	private final TokenBucket.Limit perKind;

	private final TokenBucket.Limit overallLimit;

	private final int reservedForFirst;

	private final LongSupplier nanoTime;

	private final long start;

	private final TokenBucket tokens = new TokenBucket(0);

	private final Map<Long, Kind> kinds = new LinkedHashMap<>(16, 0.75f, true);

	private final int maxKinds;

	private long passed;

	private long suppressed;

	private long heldByOthers;

	/**
	 * Create a new guard.
	 * @param perFingerprint maximum number of events of a kind per minute, 1 or more
	 * @param burst maximum number of events of a kind at once, 1 or more
	 * @param overall maximum number of all events per minute, and at once, 1 or more
	 * @param maxFingerprints maximum number of kinds to track, 1 or more
	 */
	StormGuard(int perFingerprint, int burst, int overall, int maxFingerprints) {
		this(perFingerprint, burst, overall, maxFingerprints, System::nanoTime);
	}

	StormGuard(int perFingerprint, int burst, int overall, int maxFingerprints, LongSupplier nanoTime) {
		this(true, perFingerprint, burst, overall, maxFingerprints, nanoTime);
	}

	private StormGuard(boolean enabled, int perFingerprint, int burst, int overall, int maxFingerprints,
			LongSupplier nanoTime) {
		this.enabled = enabled;
		this.perKind = TokenBucket.Limit.perMinute(perFingerprint, burst);
		this.overallLimit = TokenBucket.Limit.perMinute(overall, overall);
		this.reservedForFirst = overall / FIRST_EVENT_FRACTION;
		this.nanoTime = nanoTime;
		this.start = nanoTime.getAsLong();
		this.maxKinds = maxFingerprints;
	}

	/**
	 * Return a guard that passes all events and counts none.
	 * @return a disabled guard
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
		if (!this.enabled) {
			return false;
		}
		long fingerprint = StormFingerprint.of(event);
		long ofKind;
		long ofOthers;
		synchronized (this.kinds) {
			long now = this.nanoTime.getAsLong() - this.start;
			Kind kind = kind(fingerprint, now);
			if (!passes(kind, now)) {
				this.suppressed++;
				kind.held++;
				return true;
			}
			this.passed++;
			ofKind = kind.held;
			ofOthers = this.heldByOthers;
			kind.held = 0;
			this.heldByOthers = 0;
		}
		setTag(event, SUPPRESSED, ofKind);
		setTag(event, SUPPRESSED_OTHERS, ofOthers);
		return false;
	}

	private Kind kind(long fingerprint, long now) {
		Kind kind = this.kinds.computeIfAbsent(fingerprint, (key) -> new Kind(now));
		if (this.kinds.size() > this.maxKinds) {
			Iterator<Kind> leastRecent = this.kinds.values().iterator();
			this.heldByOthers += leastRecent.next().held;
			leastRecent.remove();
		}
		return kind;
	}

	private boolean passes(Kind kind, long now) {
		int leave = kind.tokens.isFull(now) ? 0 : this.reservedForFirst;
		if (!kind.tokens.take(this.perKind, now, 0)) {
			return false;
		}
		if (this.tokens.take(this.overallLimit, now, leave)) {
			return true;
		}
		kind.tokens.giveBack(this.perKind);
		return false;
	}

	private static void setTag(SentryEvent event, String tag, long number) {
		if (number > 0) {
			event.setTag(tag, String.valueOf(number));
		}
	}

	/**
	 * Return the statistics since the start.
	 * @return the statistics
	 */
	public Statistics statistics() {
		synchronized (this.kinds) {
			long held = this.heldByOthers + this.kinds.values().stream().mapToLong((kind) -> kind.held).sum();
			return new Statistics(this.passed, this.suppressed, held);
		}
	}

	/**
	 * Statistics since the start.
	 *
	 * @param passed number of events that have passed
	 * @param suppressed number of suppressed events
	 * @param held number of suppressed events that no tag has reported yet
	 */
	public record Statistics(long passed, long suppressed, long held) {
	}

	/**
	 * Events of the same fingerprint.
	 */
	private static final class Kind {

		private final TokenBucket tokens;

		/** Suppressed events since the last one that passed. */
		private long held;

		private Kind(long now) {
			this.tokens = new TokenBucket(now);
		}

	}

}
