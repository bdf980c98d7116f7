package io.github.tuxsentry.internal.metrics.micrometer;

import java.util.concurrent.atomic.DoubleAdder;
import java.util.concurrent.atomic.LongAdder;

import io.micrometer.core.instrument.AbstractDistributionSummary;
import io.micrometer.core.instrument.Clock;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.distribution.DistributionStatisticConfig;
import io.micrometer.core.instrument.distribution.NoopHistogram;
import io.micrometer.core.instrument.distribution.TimeWindowMax;

/**
 * Distribution summary that sends its recordings to Sentry. Percentiles are computed by
 * Sentry.
 */
final class SentryDistributionSummary extends AbstractDistributionSummary implements PublishedMeter {

	private final Reservoir reservoir;

	private final LongAdder count = new LongAdder();

	private final DoubleAdder total = new DoubleAdder();

	private final TimeWindowMax max;

	SentryDistributionSummary(Meter.Id id, Clock clock, DistributionStatisticConfig config, double scale,
			Reservoir reservoir) {
		super(id, scale, NoopHistogram.INSTANCE);
		this.max = new TimeWindowMax(clock, config);
		this.reservoir = reservoir;
	}

	@Override
	protected void recordNonNegative(double amount) {
		if (!Double.isFinite(amount)) {
			return;
		}
		this.count.increment();
		this.total.add(amount);
		this.max.record(amount);
		this.reservoir.record(amount);
	}

	@Override
	public long count() {
		return this.count.sum();
	}

	@Override
	public double totalAmount() {
		return this.total.sum();
	}

	@Override
	public double max() {
		return this.max.poll();
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
		items.add(this.reservoir.drain(maxSingles), WireAttributes.unit(getId()));
	}

}
