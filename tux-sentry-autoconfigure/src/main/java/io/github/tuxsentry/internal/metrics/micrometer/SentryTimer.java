package io.github.tuxsentry.internal.metrics.micrometer;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;

import io.micrometer.core.instrument.AbstractTimer;
import io.micrometer.core.instrument.Clock;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.distribution.DistributionStatisticConfig;
import io.micrometer.core.instrument.distribution.TimeWindowMax;
import io.micrometer.core.instrument.distribution.pause.PauseDetector;
import io.micrometer.core.instrument.util.TimeUtils;

/**
 * Timer that sends its recordings to Sentry in milliseconds. Percentiles are computed by
 * Sentry.
 */
final class SentryTimer extends AbstractTimer implements PublishedMeter {

	/** Recorded nanoseconds in a sent millisecond. */
	static final double UNIT = 1e6;

	private final Reservoir reservoir;

	private final LongAdder count = new LongAdder();

	private final LongAdder totalNanos = new LongAdder();

	private final TimeWindowMax max;

	SentryTimer(Meter.Id id, Clock clock, DistributionStatisticConfig config, PauseDetector pauseDetector,
			Reservoir reservoir) {
		super(id, clock, DistributionStatisticConfig.NONE, pauseDetector, TimeUnit.MILLISECONDS, false);
		this.max = new TimeWindowMax(clock, config);
		this.reservoir = reservoir;
	}

	@Override
	protected void recordNonNegative(long amount, TimeUnit unit) {
		long nanos = unit.toNanos(amount);
		this.count.increment();
		this.totalNanos.add(nanos);
		this.max.record(nanos, TimeUnit.NANOSECONDS);
		this.reservoir.record(nanos);
	}

	@Override
	public long count() {
		return this.count.sum();
	}

	@Override
	public double totalTime(TimeUnit unit) {
		return TimeUtils.nanosToUnit(this.totalNanos.sum(), unit);
	}

	@Override
	public double max(TimeUnit unit) {
		return this.max.poll(unit);
	}

	@Override
	public int sums() {
		return this.reservoir.sums();
	}

	@Override
	public int singles() {
		return this.reservoir.singles();
	}

	@Override
	public void drainTo(MetricItems items, int maxSingles) {
		items.add(this.reservoir.drain(maxSingles), WireAttributes.MILLISECOND);
	}

}
