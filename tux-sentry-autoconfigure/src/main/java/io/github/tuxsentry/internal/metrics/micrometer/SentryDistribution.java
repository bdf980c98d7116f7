package io.github.tuxsentry.internal.metrics.micrometer;

import java.util.concurrent.TimeUnit;

import io.micrometer.core.instrument.AbstractDistributionSummary;
import io.micrometer.core.instrument.AbstractTimer;
import io.micrometer.core.instrument.Clock;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.distribution.DistributionStatisticConfig;
import io.micrometer.core.instrument.distribution.NoopHistogram;
import io.micrometer.core.instrument.distribution.TimeWindowMax;
import io.micrometer.core.instrument.distribution.pause.PauseDetector;
import io.micrometer.core.instrument.util.TimeUtils;
import org.jspecify.annotations.Nullable;

/**
 * Meter that sends its recordings to Sentry as a distribution. Percentiles are computed
 * by Sentry.
 */
sealed interface SentryDistribution extends PublishedMeter {

	/** Recorded nanoseconds in a sent millisecond. */
	double NANOS_PER_MILLISECOND = 1e6;

	static Timer timer(Meter.Id id, Clock clock, TimeWindowMax max, PauseDetector pauseDetector, Reservoir reservoir) {
		return new SentryTimer(id, clock, max, pauseDetector, reservoir);
	}

	static DistributionSummary summary(Meter.Id id, TimeWindowMax max, double scale, Reservoir reservoir) {
		return new SentryDistributionSummary(id, max, scale, reservoir);
	}

	/**
	 * Return the recordings of the step.
	 */
	Reservoir reservoir();

	/**
	 * Return Sentry's name of the unit, or {@code null} if there is none.
	 */
	@Nullable String unit();

	@Override
	default int sums() {
		return reservoir().sums();
	}

	@Override
	default int singles() {
		return reservoir().singles();
	}

	@Override
	default void drainTo(MetricStep.Items items, int maxSingles) {
		items.add(reservoir().drain(maxSingles), unit());
	}

	/** Timer that sends its recordings in milliseconds. */
	final class SentryTimer extends AbstractTimer implements SentryDistribution {

		private final Reservoir reservoir;

		private final TimeWindowMax max;

		private SentryTimer(Meter.Id id, Clock clock, TimeWindowMax max, PauseDetector pauseDetector,
				Reservoir reservoir) {
			super(id, clock, DistributionStatisticConfig.NONE, pauseDetector, TimeUnit.MILLISECONDS, false);
			this.max = max;
			this.reservoir = reservoir;
		}

		@Override
		protected void recordNonNegative(long amount, TimeUnit unit) {
			long nanos = unit.toNanos(amount);
			this.max.record(nanos, TimeUnit.NANOSECONDS);
			this.reservoir.record(nanos);
		}

		@Override
		public long count() {
			return this.reservoir.count();
		}

		@Override
		public double totalTime(TimeUnit unit) {
			return TimeUtils.nanosToUnit(this.reservoir.total(), unit);
		}

		@Override
		public double max(TimeUnit unit) {
			return this.max.poll(unit);
		}

		@Override
		public Reservoir reservoir() {
			return this.reservoir;
		}

		@Override
		public @Nullable String unit() {
			return WireAttributes.MILLISECOND;
		}

	}

	/** Distribution summary that sends its recordings in its base unit. */
	final class SentryDistributionSummary extends AbstractDistributionSummary implements SentryDistribution {

		private final Reservoir reservoir;

		private final TimeWindowMax max;

		private SentryDistributionSummary(Meter.Id id, TimeWindowMax max, double scale, Reservoir reservoir) {
			super(id, scale, NoopHistogram.INSTANCE);
			this.max = max;
			this.reservoir = reservoir;
		}

		@Override
		protected void recordNonNegative(double amount) {
			if (!Double.isFinite(amount)) {
				return;
			}
			this.max.record(amount);
			this.reservoir.record(amount);
		}

		@Override
		public long count() {
			return this.reservoir.count();
		}

		@Override
		public double totalAmount() {
			return this.reservoir.total();
		}

		@Override
		public double max() {
			return this.max.poll();
		}

		@Override
		public Reservoir reservoir() {
			return this.reservoir;
		}

		@Override
		public @Nullable String unit() {
			return WireAttributes.unit(getId());
		}

	}

}
