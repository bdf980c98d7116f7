package io.github.tuxsentry.internal.delivery;

import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.IntSupplier;
import java.util.function.Supplier;

import io.github.tuxsentry.DeliveryMonitor;
import io.github.tuxsentry.DeliveryStats;
import io.sentry.DataCategory;
import io.sentry.clientreport.DiscardReason;
import org.jspecify.annotations.Nullable;

/**
 * {@link DeliveryMonitor} that counts the results of envelopes, across restarts of the
 * SDK. Thread-safe.
 */
public final class DeliveryCounters implements DeliveryMonitor {

	private final Clock clock;

	private final LongAdder captured = new LongAdder();

	private final LongAdder restored = new LongAdder();

	private final LongAdder sent = new LongAdder();

	private final Map<String, LongAdder> dropped = new ConcurrentHashMap<>();

	private final Map<String, LongAdder> discarded = new ConcurrentHashMap<>();

	private final Map<String, Map<String, LongAdder>> lost = new ConcurrentHashMap<>();

	private final Map<Object, IntSupplier> queues = new ConcurrentHashMap<>();

	private volatile @Nullable Instant lastDelivery;

	private volatile @Nullable Failure lastFailure;

	private volatile boolean failing;

	/**
	 * Create new counters, starting at zero.
	 */
	public DeliveryCounters() {
		this(Clock.systemUTC());
	}

	DeliveryCounters(Clock clock) {
		this.clock = clock;
	}

	@Override
	public DeliveryStats snapshot() {
		// Read before the failure, which is written first.
		boolean failsNow = this.failing;
		Failure failure = this.lastFailure;
		int queued = this.queues.values().stream().mapToInt(IntSupplier::getAsInt).sum();
		return new DeliveryStats(this.captured.sum(), this.restored.sum(), this.sent.sum(), sums(this.dropped), queued,
				sums(this.discarded), failsNow, this.lastDelivery, (failure != null) ? failure.time() : null,
				(failure != null) ? failure.reason() : null);
	}

	private static SortedMap<String, Long> sums(Map<String, LongAdder> numbers) {
		SortedMap<String, Long> sums = new TreeMap<>();
		numbers.forEach((reason, number) -> sums.put(reason, number.sum()));
		return sums;
	}

	/**
	 * Count items that the SDK discards before they are in an envelope. Discarded
	 * envelopes are counted by {@link #dropped}, spans with their transaction. The SDK
	 * reports the size of logs and metrics in addition to their number.
	 * @param reason the SDK's reason
	 * @param category the category of the items
	 * @param number the number of items
	 */
	public void discarded(DiscardReason reason, DataCategory category, long number) {
		if (category == DataCategory.Span || category == DataCategory.LogByte
				|| category == DataCategory.TraceMetricByte) {
			return;
		}
		add(getOrCreate(this.lost, category.getCategory(), ConcurrentHashMap::new), reason.getReason(), number);
		switch (reason) {
			case SAMPLE_RATE, BEFORE_SEND, EVENT_PROCESSOR, BACKPRESSURE ->
				add(this.discarded, reason.getReason(), number);
			default -> {
				// counted with the envelope
			}
		}
	}

	/**
	 * Return the number of items that did not arrive, in envelopes or not.
	 * @return the numbers by category, e.g. {@code error}, and by the SDK's reason
	 */
	public SortedMap<String, SortedMap<String, Long>> lost() {
		SortedMap<String, SortedMap<String, Long>> lost = new TreeMap<>();
		this.lost.forEach((category, numbers) -> lost.put(category, sums(numbers)));
		return lost;
	}

	void watch(Object owner, IntSupplier queue) {
		this.queues.put(owner, queue);
	}

	void captured() {
		this.captured.increment();
	}

	void restored(int number) {
		this.restored.add(number);
	}

	void dropped(String reason) {
		add(this.dropped, reason, 1);
	}

	/**
	 * Count a success.
	 * @return whether it ends a series of failures
	 */
	boolean sent() {
		this.sent.increment();
		this.lastDelivery = this.clock.instant();
		boolean recovered = this.failing;
		this.failing = false;
		return recovered;
	}

	/**
	 * Count a failure.
	 * @return whether it begins a series of failures
	 */
	boolean failed(String reason) {
		this.lastFailure = new Failure(this.clock.instant(), reason);
		boolean begins = !this.failing;
		this.failing = true;
		return begins;
	}

	private static void add(Map<String, LongAdder> numbers, String reason, long number) {
		getOrCreate(numbers, reason, LongAdder::new).add(number);
	}

	/**
	 * Return a known value without the lock that {@link Map#computeIfAbsent} may require.
	 */
	private static <T> T getOrCreate(Map<String, T> values, String key, Supplier<? extends T> create) {
		T known = values.get(key);
		return (known != null) ? known : values.computeIfAbsent(key, (missing) -> create.get());
	}

	private record Failure(Instant time, String reason) {
	}

}
