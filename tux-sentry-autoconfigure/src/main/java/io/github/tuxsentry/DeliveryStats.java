package io.github.tuxsentry;

import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

import org.jspecify.annotations.Nullable;

/**
 * What has become of the envelopes so far, asked for by
 * {@link DeliveryMonitor#snapshot()}. An envelope is what is sent in one request: an
 * event, a transaction, a check-in, a batch of metrics. They add up:
 * {@code captured + restored = sent + all dropped + queued}. Immutable.
 *
 * @param captured how many envelopes the SDK handed over in this run
 * @param restored how many were found in the offline directory, left by earlier runs
 * @param sent how many Sentry took
 * @param dropped how many were given up, by reason, sorted by reason
 * @param queued how many wait, in memory or in the offline directory, the one on its way
 * among them
 * @param discarded how many events, transactions and other items never became an
 * envelope, by the SDK's reason, e.g. {@code sample_rate} or {@code before_send}
 * @param failing whether the last attempt to send failed
 * @param lastDelivery when Sentry took an envelope last, or {@code null} if it never did
 * @param lastFailure when an attempt failed last, or {@code null} if none did
 * @param lastFailureReason why it failed, or {@code null} if none did
 */
public record DeliveryStats(long captured, long restored, long sent, SortedMap<String, Long> dropped, long queued,
		SortedMap<String, Long> discarded, boolean failing, @Nullable Instant lastDelivery,
		@Nullable Instant lastFailure, @Nullable String lastFailureReason) {

	/**
	 * Creates stats.
	 * @param captured envelopes handed over
	 * @param restored envelopes found
	 * @param sent envelopes taken
	 * @param dropped envelopes given up, by reason
	 * @param queued envelopes that wait
	 * @param discarded items that never became an envelope, by reason
	 * @param failing whether sending fails
	 * @param lastDelivery time of the last success
	 * @param lastFailure time of the last failure
	 * @param lastFailureReason reason of the last failure
	 */
	public DeliveryStats {
		dropped = sorted(dropped);
		discarded = sorted(discarded);
	}

	private static SortedMap<String, Long> sorted(Map<String, Long> numbers) {
		return Collections.unmodifiableSortedMap(new TreeMap<>(numbers));
	}

	/**
	 * Returns how many envelopes were given up for any reason.
	 * @return the number, 0 or more
	 */
	public long droppedInAll() {
		return this.dropped.values().stream().mapToLong(Long::longValue).sum();
	}

}
