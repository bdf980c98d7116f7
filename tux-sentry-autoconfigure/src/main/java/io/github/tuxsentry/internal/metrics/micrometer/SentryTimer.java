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
 * A timer whose recordings go to Sentry in milliseconds. It computes no percentiles:
 * Sentry does that from the recordings.
 */
final class SentryTimer extends AbstractTimer implements PublishedMeter {

	/** Nanoseconds are recorded, milliseconds are sent. */
	static final double UNIT = 1e6;

	private final Reservoir recordings;

	private final LongAdder count = new LongAdder();

	private final LongAdder totalNanos = new LongAdder();

	private final TimeWindowMax max;

	SentryTimer(Meter.Id id, Clock clock, DistributionStatisticConfig config, PauseDetector pauseDetector,
			Reservoir recordings) {
		super(id, clock, DistributionStatisticConfig.NONE, pauseDetector, TimeUnit.MILLISECONDS, false);
		this.max = new TimeWindowMax(clock, config);
		this.recordings = recordings;
	}

	@Override
	protected void recordNonNegative(long amount, TimeUnit unit) {
		long nanos = unit.toNanos(amount);
		this.count.increment();
		this.totalNanos.add(nanos);
		this.max.record(nanos, TimeUnit.NANOSECONDS);
		this.recordings.record(nanos);
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
		return this.recordings.sums();
	}

	@Override
	public int singles() {
		return this.recordings.singles();
	}

	@Override
	public void drainTo(MetricItems items, int most) {
		items.add(this.recordings.drain(most), WireUnits.MILLISECOND);
	}

}
