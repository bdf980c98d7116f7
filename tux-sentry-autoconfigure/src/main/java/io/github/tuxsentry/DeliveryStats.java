package io.github.tuxsentry;

import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

import org.jspecify.annotations.Nullable;

/**
 * Statistics about the delivery of envelopes, as returned by
 * {@link DeliveryMonitor#snapshot()}. An envelope is the content of a single request: an
 * event, a transaction, a check-in, or a batch of metrics. The numbers add up:
 * {@code captured + restored = sent + all dropped + queued}. Instances are immutable.
 *
 * @param captured the number of envelopes that the SDK passed to the transport since the
 * start of the application
 * @param restored the number of envelopes of earlier runs found in the offline directory
 * @param sent the number of envelopes that Sentry accepted
 * @param dropped the number of dropped envelopes by reason, sorted by reason
 * @param queued the number of envelopes that are queued, in memory or in the offline
 * directory, including the one being sent
 * @param discarded the number of events, transactions and other items that never became
 * part of an envelope, by the SDK's reason, e.g. {@code sample_rate} or
 * {@code before_send}
 * @param failing whether the last attempt to send failed
 * @param lastDelivery the time at which Sentry last accepted an envelope, or {@code null}
 * if it never did
 * @param lastFailure the time of the last failed attempt, or {@code null} if none failed
 * @param lastFailureReason the reason of the last failure, or {@code null} if none failed
 * @since 0.1.0
 */
public record DeliveryStats(long captured, long restored, long sent, SortedMap<String, Long> dropped, long queued,
		SortedMap<String, Long> discarded, boolean failing, @Nullable Instant lastDelivery,
		@Nullable Instant lastFailure, @Nullable String lastFailureReason) {

	/**
	 * Create new statistics.
	 * @param captured the number of envelopes passed to the transport
	 * @param restored the number of envelopes restored
	 * @param sent the number of envelopes accepted
	 * @param dropped the number of dropped envelopes by reason
	 * @param queued the number of queued envelopes
	 * @param discarded the number of items that never became part of an envelope, by
	 * reason
	 * @param failing whether the last attempt failed
	 * @param lastDelivery the time of the last success
	 * @param lastFailure the time of the last failure
	 * @param lastFailureReason the reason of the last failure
	 */
	public DeliveryStats {
		dropped = sorted(dropped);
		discarded = sorted(discarded);
	}

	private static SortedMap<String, Long> sorted(Map<String, Long> numbers) {
		return Collections.unmodifiableSortedMap(new TreeMap<>(numbers));
	}

	/**
	 * Return the number of envelopes that were dropped for any reason.
	 * @return the number, 0 or more
	 */
	public long totalDropped() {
		return this.dropped.values().stream().mapToLong(Long::longValue).sum();
	}

}
