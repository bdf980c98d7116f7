package io.github.tuxsentry.internal.metrics.micrometer;

import java.util.concurrent.TimeUnit;

import io.micrometer.core.instrument.AbstractDistributionSummary;
import io.micrometer.core.instrument.AbstractMeter;
import io.micrometer.core.instrument.AbstractTimer;
import io.micrometer.core.instrument.Clock;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.distribution.DistributionStatisticConfig;
import io.micrometer.core.instrument.distribution.NoopHistogram;
import io.micrometer.core.instrument.distribution.pause.NoPauseDetector;

/**
 * A meter beyond the limit of series, whose recordings go to the overflow series.
 */
sealed interface OverflowMeter extends Meter {

	static Counter counter(Meter.Id id, Meter overflow) {
		return new OverflowCounter(id, (Counter) overflow);
	}

	static Timer timer(Meter.Id id, Meter overflow) {
		return new OverflowTimer(id, (Timer) overflow);
	}

	static DistributionSummary summary(Meter.Id id, Meter overflow) {
		return new OverflowSummary(id, (DistributionSummary) overflow);
	}

	/** Counts in the overflow. */
	final class OverflowCounter extends AbstractMeter implements Counter, OverflowMeter {

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

	/** Takes times for the overflow. */
	final class OverflowTimer extends AbstractTimer implements OverflowMeter {

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

	/** Takes amounts for the overflow, which has the same scale. */
	final class OverflowSummary extends AbstractDistributionSummary implements OverflowMeter {

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
