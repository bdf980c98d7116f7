package io.github.tuxsentry.internal.metrics.micrometer;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;

import io.micrometer.core.instrument.AbstractDistributionSummary;
import io.micrometer.core.instrument.AbstractMeter;
import io.micrometer.core.instrument.AbstractTimer;
import io.micrometer.core.instrument.Clock;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.distribution.DistributionStatisticConfig;
import io.micrometer.core.instrument.distribution.NoopHistogram;
import io.micrometer.core.instrument.distribution.pause.NoPauseDetector;
import io.micrometer.core.instrument.noop.NoopMeter;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Limit on the number of series of a meter. The last of them is the overflow, which
 * receives the recordings of all further series. The meters of further series delegate to
 * it and are removed after a step. Thread-safe.
 */
final class CardinalityLimiter {

	static final Tag OVERFLOW = Tag.of("overflow", "true");

	private static final Logger logger = LoggerFactory.getLogger(CardinalityLimiter.class);

	private final int maxSeries;

	private final Map<String, AtomicInteger> series = new ConcurrentHashMap<>();

	private final Map<String, PublishedMeter> overflows = new ConcurrentHashMap<>();

	private final Queue<Meter.Id> rejected = new ConcurrentLinkedQueue<>();

	private final Map<String, Boolean> warned = new ConcurrentHashMap<>();

	CardinalityLimiter(int maxSeries) {
		this.maxSeries = maxSeries;
	}

	Counter counter(Meter.Id id, Function<Meter.Id, ? extends Counter> own) {
		return admit(id, own, (further, overflow) -> new OverflowCounter(further, (Counter) overflow));
	}

	Timer timer(Meter.Id id, Function<Meter.Id, ? extends Timer> own) {
		return admit(id, own, (further, overflow) -> new OverflowTimer(further, (Timer) overflow));
	}

	DistributionSummary summary(Meter.Id id, Function<Meter.Id, ? extends DistributionSummary> own) {
		return admit(id, own, (further, overflow) -> new OverflowSummary(further, (DistributionSummary) overflow));
	}

	private <M extends Meter> M admit(Meter.Id id, Function<Meter.Id, ? extends M> own,
			BiFunction<Meter.Id, Meter, ? extends M> delegating) {
		if (hasRoomFor(id)) {
			return own.apply(id);
		}
		Meter overflow = this.overflows.computeIfAbsent(id.getName(),
				(name) -> (PublishedMeter) own.apply(id.replaceTags(Tags.of(OVERFLOW))));
		this.rejected.add(id);
		return delegating.apply(id, overflow);
	}

	/**
	 * Create the meter of a new series that cannot be aggregated with others: its own, or
	 * a no-op.
	 */
	<M extends Meter> M readable(Meter.Id id, Function<Meter.Id, ? extends M> own,
			Function<Meter.Id, ? extends M> noop) {
		if (hasRoomFor(id)) {
			return own.apply(id);
		}
		this.rejected.add(id);
		return noop.apply(id);
	}

	private boolean hasRoomFor(Meter.Id id) {
		AtomicInteger known = this.series.computeIfAbsent(id.getName(), (name) -> new AtomicInteger());
		if (known.incrementAndGet() < this.maxSeries) {
			return true;
		}
		known.decrementAndGet();
		if (this.warned.putIfAbsent(id.getName(), true) == null) {
			logger.warn("{} has {} series: further combinations of tag values are sent to Sentry as one series with "
					+ "overflow=true", id.getName(), this.maxSeries);
		}
		return false;
	}

	/**
	 * Release the place of a series whose meter was removed.
	 */
	void release(Meter meter) {
		AtomicInteger known = this.series.get(meter.getId().getName());
		if (known != null && isWithinLimit(meter)) {
			known.decrementAndGet();
		}
	}

	static boolean isWithinLimit(Meter meter) {
		return !(meter instanceof Overflowing || meter instanceof NoopMeter);
	}

	Collection<PublishedMeter> overflows() {
		return List.copyOf(this.overflows.values());
	}

	/**
	 * Remove the meters of further series, whose number is unbounded.
	 */
	void removeRejected(Consumer<Meter.Id> remove) {
		for (Meter.Id id = this.rejected.poll(); id != null; id = this.rejected.poll()) {
			remove.accept(id);
		}
	}

	private interface Overflowing {

	}

	private static final class OverflowCounter extends AbstractMeter implements Counter, Overflowing {

		private final Counter overflow;

		private OverflowCounter(Meter.Id id, Counter overflow) {
			super(id);
			this.overflow = overflow;
		}

		@Override
		public void increment(double amount) {
			this.overflow.increment(amount);
		}

		@Override
		public double count() {
			return this.overflow.count();
		}

	}

	private static final class OverflowTimer extends AbstractTimer implements Overflowing {

		private final Timer overflow;

		private OverflowTimer(Meter.Id id, Timer overflow) {
			super(id, Clock.SYSTEM, DistributionStatisticConfig.NONE, new NoPauseDetector(), TimeUnit.MILLISECONDS,
					false);
			this.overflow = overflow;
		}

		@Override
		protected void recordNonNegative(long amount, TimeUnit unit) {
			this.overflow.record(amount, unit);
		}

		@Override
		public long count() {
			return this.overflow.count();
		}

		@Override
		public double totalTime(TimeUnit unit) {
			return this.overflow.totalTime(unit);
		}

		@Override
		public double max(TimeUnit unit) {
			return this.overflow.max(unit);
		}

	}

	/** Distribution summary with the scale of its overflow. */
	private static final class OverflowSummary extends AbstractDistributionSummary implements Overflowing {

		private final DistributionSummary overflow;

		private OverflowSummary(Meter.Id id, DistributionSummary overflow) {
			super(id, 1, NoopHistogram.INSTANCE);
			this.overflow = overflow;
		}

		@Override
		protected void recordNonNegative(double amount) {
			this.overflow.record(amount);
		}

		@Override
		public long count() {
			return this.overflow.count();
		}

		@Override
		public double totalAmount() {
			return this.overflow.totalAmount();
		}

		@Override
		public double max() {
			return this.overflow.max();
		}

	}

}
